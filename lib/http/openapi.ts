import { z } from "zod";
import type { Command } from "@/lib/commands/define-command";
import { personCommands, projectCommands } from "@/lib/commands/registry";
import { presets } from "@/lib/domain/preset";
import { DueQuery } from "@/lib/features/calendar/schema-due";
import { tableFormats, tableMedia } from "@/lib/files/table-file";
import { aboutCommands } from "@/lib/http/api/about-commands";
import { resultOf } from "@/lib/http/api/act-results";
import { DueBody } from "@/lib/http/api/calendar-due";
import type { ReadOperation } from "@/lib/http/api/define-read";
import { exampleOf } from "@/lib/http/api/example";
import { CodeBody, CodeInput, ProofBody, ProofInput } from "@/lib/http/api/identity";
import { type JsonSchema, type Named, writeSchema } from "@/lib/http/api/json-schema";
import { introduction, tagOfNoun, tags } from "@/lib/http/api/openapi-frame";
import { problemResponses, problemsOf } from "@/lib/http/api/openapi-problems";
import { readOperations } from "@/lib/http/api/reads";
import { SheetBody, SheetForm } from "@/lib/http/api/sheet";
import { signingDraft } from "@/lib/http/api/to-sign";
import { ToSignBody } from "@/lib/http/api/to-sign-route";
import { isList } from "@/lib/http/api/whole-list";
import { ProblemBody } from "@/lib/http/problem";
import { ActBody } from "@/lib/http/to-route";

const code = { $ref: "#/components/parameters/ProjectCode" };
const language = { $ref: "#/components/parameters/Language" };
const key = { $ref: "#/components/parameters/IdempotencyKey" };
const proof = { $ref: "#/components/parameters/IdentityProof" };

/** Inputs that only make sense in a combination that a schema cannot say. */
const examples: Readonly<Record<string, JsonSchema>> = {
  "charter.draft": {
    preset: "PRIVATE",
    parameters: z.record(z.string(), z.json()).parse(presets.PRIVATE),
    initialPriceCents: null,
  },
};

/** The description of the API (OpenAPI 3.1.1), derived from the registry of commands and the table of reads. */
export function describeApi(): JsonSchema {
  const named: Named = new Map();
  const commands: readonly Command[] = [...projectCommands, ...personCommands];
  const open = commands.filter((command) => command.rest.kind !== "NONE");
  const paths: JsonSchema = {
    ...Object.fromEntries(readOperations.map((operation) => [operation.path, { get: describeRead(named, operation) }])),
    ...identityPaths(named),
    "/calendar/due": { get: describeDue(named) },
    "/projects/{code}/requirement-sheets": { post: describeSheet(named) },
    ...Object.fromEntries(open.flatMap((command) => commandPaths(named, command))),
  };
  named.set("Problem", writeNamed(named, ProblemBody, "output"));
  return {
    openapi: "3.1.1",
    info: {
      title: "Aval API",
      version: "1.0.0",
      summary: "The agreement between a client and its agencies, called by a machine.",
      description: introduction,
      license: { name: "AGPL-3.0-only", identifier: "AGPL-3.0-only" },
    },
    servers: [{ url: "/api/v1", description: "This installation." }],
    security: [{ token: [] }],
    tags: tags.map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A personal access token, made in the profile." },
      },
      parameters: parameters(),
      responses: problemResponses(),
      schemas: Object.fromEntries([...named].toSorted(([a], [b]) => a.localeCompare(b, "en"))),
    },
  };
}

function parameters(): JsonSchema {
  const uuid = { type: "string", format: "uuid" };
  return {
    ProjectCode: {
      name: "code",
      in: "path",
      required: true,
      description: "The code of the project, as addresses carry it.",
      schema: { type: "string", pattern: "^[a-z0-9][a-z0-9-]{0,59}$" },
      example: "my-project-12345678",
    },
    Language: {
      name: "Accept-Language",
      in: "header",
      description: "The language of problems and refusals: English or French.",
      schema: { type: "string" },
      example: "en",
    },
    IdempotencyKey: {
      name: "Idempotency-Key",
      in: "header",
      required: true,
      description: "A UUID that you choose, of any version but 5: the same key twice is one act.",
      schema: uuid,
    },
    IdentityProof: {
      name: "Identity-Proof",
      in: "header",
      required: true,
      description: "The proof of identity, bound to the digest of what is signed (POST /identity-proofs).",
      schema: uuid,
    },
  };
}

/** A schema that is one of the named: its body, not a reference to it. */
function writeNamed(named: Named, schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const reference = writeSchema(named, schema, io).$ref;
  return typeof reference === "string" ? (named.get(reference.split("/").at(-1) ?? "") ?? {}) : {};
}

function jsonContent(named: Named, schema: z.ZodType, io: "input" | "output", example?: JsonSchema): JsonSchema {
  const written = writeSchema(named, schema, io);
  return { "application/json": { schema: written, example: example ?? exampleOf(written, named) } };
}

/** A list leaves as a table too, whole: every page under the same filters. */
const inFormat = {
  name: "format",
  in: "query",
  description:
    "The whole list as a table, without pages; `Accept` says the same. A cell that a spreadsheet would take for a formula is behind an apostrophe.",
  schema: { type: "string", enum: ["json", ...tableFormats] },
};
const tableContent = Object.fromEntries(
  tableFormats.map((format) => [tableMedia[format].split(";")[0], { schema: { type: "string", format: "binary" } }]),
);

function describeRead(named: Named, operation: ReadOperation): JsonSchema {
  const { id, tag, summary, description, path, params, query, answer, media } = operation;
  const inPath = Object.entries(params.shape).map(([name, schema]) => ({
    name,
    in: "path",
    required: true,
    schema: bare(named, schema),
  }));
  const isTable = isList(operation);
  const asked = [...describeQuery(named, query), ...(isTable ? [inFormat] : [])];
  const content =
    media === null
      ? { ...jsonContent(named, answer, "output"), ...(isTable ? tableContent : {}) }
      : { [media]: { schema: { type: "string", format: "binary" } } };
  const isPaged = "after" in query.shape;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    parameters: [...(path.includes("{code}") ? [code] : []), ...inPath, ...asked, language],
    responses: {
      "200": {
        description: summary,
        ...(isPaged
          ? { headers: { Link: { description: "The next page (RFC 8288).", schema: { type: "string" } } } }
          : {}),
        content,
      },
      ...problemsOf(400, 401, ...(operation.own ? [403] : []), 404, 429, 500),
    },
  };
}

function describeQuery(named: Named, query: z.ZodObject): readonly JsonSchema[] {
  return Object.entries(query.shape).map(([name, schema]) => {
    const { description: said, ...written } = bare(named, schema);
    const required = schema instanceof z.ZodType && !schema.safeParse(undefined).success;
    return {
      name,
      in: "query",
      ...(required ? { required } : {}),
      ...(said === undefined ? {} : { description: said }),
      schema: written,
    };
  });
}

/** The one call that needs no token. */
function describeDue(named: Named): JsonSchema {
  const example = {
    due: "2026-05-19",
    dueBefore: "2026-05-19T22:00:00.000Z",
    skipped: [{ date: "2026-05-14", reason: "HOLIDAY", name: "Ascension Day" }],
  };
  return {
    operationId: "getCalendarDue",
    tags: ["Calendar"],
    summary: "When a term ends",
    description:
      "Counts a term in a calendar of public holidays, with each day that is skipped and why. Open: it needs no token.",
    security: [],
    parameters: [...describeQuery(named, DueQuery), language],
    responses: {
      "200": { description: "The term, counted.", content: jsonContent(named, DueBody, "output", example) },
      ...problemsOf(400, 429, 500),
    },
  };
}

function bare(named: Named, schema: unknown): JsonSchema {
  return schema instanceof z.ZodType ? writeSchema(named, schema, "output") : {};
}

/** milestone.accept-with-reservations becomes MilestoneAcceptWithReservations. */
function pascal(name: string): string {
  return name
    .split(/[.-]/)
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`)
    .join("");
}

function commandPaths(named: Named, command: Command): readonly (readonly [string, JsonSchema])[] {
  const { name, scope } = command;
  const about = aboutCommands[name] ?? { summary: name, description: name };
  const noun = name.split(".")[0] ?? "";
  const path = scope === "project" ? `/projects/{code}/commands/${name}` : `/commands/${name}`;
  const common = { tags: [tagOfNoun[noun] ?? "Account"] };
  const where = scope === "project" ? [code] : [];
  const answer = ActBody.extend({ result: resultOf(name) });
  const act = {
    ...common,
    operationId: name.replace(".", "_").replaceAll("-", "_"),
    summary: about.summary,
    description: command.signs
      ? `${about.description} A signature: read \`to-sign\` first, and prove who you are.`
      : about.description,
    parameters: [...where, key, ...(command.signs ? [proof] : []), language],
    requestBody: { required: true, content: bodyOf(named, command) },
    responses: {
      "200": { description: "Done, once.", content: jsonContent(named, answer, "output") },
      ...problemsOf(400, 401, 403, 404, 409, 413, 415, 422, 429, 500),
    },
  };
  const draft = command.scope === "project" ? signingDraft(command.name) : null;
  if (draft === null) return [[path, { post: act }]];
  const toSign = {
    ...common,
    operationId: `${name.replace(".", "_").replaceAll("-", "_")}_to_sign`,
    summary: `${about.summary}: what would be signed`,
    description:
      "Reads the content that the command would sign now, its digest and its input. Writes nothing; a token that only reads may ask.",
    parameters: [...where, language],
    requestBody: { required: true, content: jsonContent(named, draft.input, "input") },
    responses: {
      "200": {
        description: "What would be signed.",
        content: { "application/json": { schema: writeSchema(named, ToSignBody, "output") } },
      },
      ...problemsOf(400, 401, 404, 413, 415, 422, 429, 500),
    },
  };
  return [
    [path, { post: act }],
    [`${path}/to-sign`, { post: toSign }],
  ];
}

function bodyOf(named: Named, command: Command): JsonSchema {
  if (command.rest.kind === "FILE") {
    const file = { type: "string", format: "binary", description: "The one file, with its name." };
    const schema = { type: "object", properties: { file }, required: ["file"] };
    return { "multipart/form-data": { schema } };
  }
  const title = `${pascal(command.name)}Input`;
  if (!named.has(title)) named.set(title, writeSchema(named, command.input, "input"));
  const reference = { $ref: `#/components/schemas/${title}` };
  return { "application/json": { schema: reference, example: examples[command.name] ?? exampleOf(reference, named) } };
}

function identityPaths(named: Named): JsonSchema {
  const problems = problemsOf(400, 401, 403, 409, 413, 415, 422, 429, 500);
  return {
    "/identity-proofs": {
      post: {
        operationId: "createIdentityProof",
        tags: ["Identity"],
        summary: "Prove who you are",
        description:
          "Proves who you are, afresh, for one digest: by password if you have one, else by the mailed code.",
        parameters: [language],
        requestBody: { required: true, content: jsonContent(named, ProofInput, "input") },
        responses: { "201": { description: "Proved.", content: jsonContent(named, ProofBody, "output") }, ...problems },
      },
    },
    "/identity-proofs/codes": {
      post: {
        operationId: "requestIdentityCode",
        tags: ["Identity"],
        summary: "Have a code mailed",
        description: "Mails the code with which a person without a password proves who they are, for one digest.",
        parameters: [language],
        requestBody: { required: true, content: jsonContent(named, CodeInput, "input") },
        responses: { "202": { description: "Mailed.", content: jsonContent(named, CodeBody, "output") }, ...problems },
      },
    },
  };
}

function describeSheet(named: Named): JsonSchema {
  const content = { "multipart/form-data": { schema: writeSchema(named, SheetForm, "input") } };
  return {
    operationId: "readRequirementSheet",
    tags: ["Requirements"],
    summary: "Read a sheet of requirements",
    description:
      "Reads a CSV, XLSX, Markdown or ReqIF file into the input of requirement.import, by the mapping that is sent or one guessed from the headers. Nothing is kept; a token that only reads may ask.",
    parameters: [code, language],
    requestBody: { required: true, content },
    responses: {
      "200": {
        description: "The sheet as it was read.",
        content: { "application/json": { schema: writeSchema(named, SheetBody, "output") } },
      },
      ...problemsOf(401, 404, 413, 415, 422, 429, 500),
    },
  };
}
