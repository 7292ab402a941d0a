import { z } from "zod";
import type { ContentView, FieldLine, OperationGroup, OperationView, ProblemLine } from "@/lib/features/reference/view";
import { introduction } from "@/lib/http/api/openapi-frame";
import { problemCodes, problemExample } from "@/lib/http/api/openapi-problems";
import { describeApi } from "@/lib/http/openapi";
import { problemStatuses } from "@/lib/http/problem";
import type { Locale } from "@/lib/text/locale";

const Schema = z.record(z.string(), z.json());
type Schema = z.infer<typeof Schema>;
const Content = z.record(z.string(), z.looseObject({ schema: Schema, example: z.json().optional() }));
const Parameter = z.looseObject({
  name: z.string(),
  in: z.string(),
  required: z.boolean().default(false),
  description: z.string().default(""),
  schema: Schema,
});
const Reference = z.strictObject({ $ref: z.string() });
const Operation = z.looseObject({
  operationId: z.string(),
  tags: z.tuple([z.string()]),
  summary: z.string(),
  description: z.string(),
  parameters: z.array(z.union([Reference, Parameter])),
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.record(z.string(), z.union([Reference, z.looseObject({ description: z.string(), content: Content })])),
});
type Operation = z.infer<typeof Operation>;
const Document = z.looseObject({
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.partialRecord(z.enum(["get", "post"]), Operation)),
  components: z.looseObject({
    parameters: z.record(z.string(), Parameter),
    responses: z.record(z.string(), z.looseObject({ description: z.string() })),
    schemas: z.record(z.string(), Schema),
  }),
});
type Document = z.infer<typeof Document>;

let read: Document | undefined;

/** The document of the API, read once: the page says what `openapi.json` says. */
function document(): Document {
  read ??= Document.parse(describeApi());
  return read;
}

type Found = { readonly path: string; readonly method: "GET" | "POST"; readonly operation: Operation };

function operations(): readonly Found[] {
  return Object.entries(document().paths).flatMap(([path, { get, post }]) => [
    ...(get === undefined ? [] : [{ path, method: "GET" as const, operation: get }]),
    ...(post === undefined ? [] : [{ path, method: "POST" as const, operation: post }]),
  ]);
}

/** What a client must know first, as Markdown. */
export function readIntroduction(): string {
  return introduction;
}

/** The operations whose name, address or summary holds these words, by part. */
export function readOperations(words: string): readonly OperationGroup[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const matching = operations().filter(({ path, operation }) => {
    const text = `${operation.operationId} ${path} ${operation.summary} ${operation.tags[0]}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  return document().tags.flatMap(({ name, description }) => {
    const mine = matching.filter(({ operation }) => operation.tags[0] === name);
    if (mine.length === 0) return [];
    return [
      {
        tag: name,
        description,
        operations: mine.map(({ path, method, operation }) => ({
          id: operation.operationId,
          method,
          path,
          summary: operation.summary,
        })),
      },
    ];
  });
}

/** Every kind of problem, in the reader's language. */
export function readProblems(locale: Locale): readonly ProblemLine[] {
  return problemCodes.map((code) => {
    const { title, detail } = problemExample(code, locale);
    return { code, status: problemStatuses[code], title, detail };
  });
}

/** One operation, whole; `null` when there is none of this name. `origin` is the public address, for the example of a call. */
export function readOperation(id: string, origin: string): OperationView | null {
  const found = operations().find(({ operation }) => operation.operationId === id);
  if (found === undefined) return null;
  const { path, method, operation } = found;
  const { components } = document();
  const parameters = operation.parameters.map((one) => {
    const named = Reference.safeParse(one);
    return Parameter.parse(named.success ? components.parameters[lastPart(named.data.$ref)] : one);
  });
  const statuses = Object.entries(operation.responses).map(([status, one]) => ({
    status,
    description:
      "$ref" in one ? (components.responses[lastPart(String(one.$ref))]?.description ?? "") : one.description,
  }));
  const good = Object.entries(operation.responses).find(([status]) => status.startsWith("2"));
  const given = good === undefined || "$ref" in good[1] ? null : contentOf(Content.parse(good[1].content));
  const body = operation.requestBody === undefined ? null : contentOf(operation.requestBody.content);
  return {
    id,
    method,
    path,
    summary: operation.summary,
    tag: operation.tags[0],
    description: operation.description,
    parameters: parameters.map(({ name, in: place, required, description, schema }) => ({
      name,
      place,
      required,
      description,
      type: typeOf(schema),
    })),
    body,
    answer: given === null || good === undefined ? null : { ...given, status: good[0] },
    statuses,
    curl: curlOf(found, parameters, body, origin),
  };
}

function lastPart(reference: string): string {
  return reference.split("/").at(-1) ?? "";
}

function contentOf(content: z.infer<typeof Content>): ContentView | null {
  const [first] = Object.entries(content);
  if (first === undefined) return null;
  const [media, { schema, example }] = first;
  return {
    media,
    fields: fieldsOf(schema, ""),
    example: example === undefined ? null : JSON.stringify(example, null, 2),
  };
}

function resolved(schema: Schema): Schema {
  return typeof schema.$ref === "string"
    ? resolved(document().components.schemas[lastPart(schema.$ref)] ?? {})
    : schema;
}

const Properties = z.record(z.string(), Schema).catch({});
const Names = z.array(z.string()).catch([]);
const Choices = z.array(Schema).catch([]);
const deepest = 4;

/** The fields of a schema, those inside others named by dots and brackets, as far down as a person reads. */
function fieldsOf(schema: Schema, prefix: string, depth = 0): readonly FieldLine[] {
  const whole = resolved(schema);
  if (depth >= deepest) return [];
  const choice = Choices.parse(whole.anyOf ?? whole.oneOf ?? []).find((one) => resolved(one).type !== "null");
  if (choice !== undefined) return fieldsOf(choice, prefix, depth);
  if (whole.type === "array") return fieldsOf(Schema.catch({}).parse(whole.items ?? {}), `${prefix}[]`, depth);
  const required = Names.parse(whole.required);
  return Object.entries(Properties.parse(whole.properties)).flatMap(([key, part]) => {
    const name = prefix === "" ? key : `${prefix}.${key}`;
    const { description } = { ...resolved(part), ...part };
    const line = {
      name,
      type: typeOf(part),
      required: required.includes(key),
      description: typeof description === "string" ? description : "",
    };
    return [line, ...fieldsOf(part, name, depth + 1)];
  });
}

/** A type in words: "string (uuid)", "READ | ACT", "array of Matter". */
function typeOf(schema: Schema): string {
  const whole = resolved(schema);
  const choices = Choices.parse(whole.anyOf ?? whole.oneOf ?? []);
  if (choices.length > 0) return [...new Set(choices.map(typeOf))].join(" | ");
  if (Array.isArray(whole.enum)) return whole.enum.map(String).join(" | ");
  if (whole.const !== undefined) return JSON.stringify(whole.const);
  if (whole.type === "array") return `array of ${typeOf(Schema.catch({}).parse(whole.items ?? {}))}`;
  const type = typeof whole.type === "string" ? whole.type : "any JSON";
  return typeof whole.format === "string" ? `${type} (${whole.format})` : type;
}

function curlOf(
  { path, method }: Found,
  parameters: readonly z.infer<typeof Parameter>[],
  body: ContentView | null,
  origin: string,
): string {
  const wants = (name: string): boolean => parameters.some((one) => one.name === name);
  const sent = body?.media === "multipart/form-data" ? `-F "file=@file"` : null;
  const json = body === null || sent !== null ? null : (body.example ?? "{}");
  const lines = [
    `curl${method === "POST" ? " -X POST" : ""} "${origin}/api/v1${path.replaceAll("{code}", "$PROJECT")}"`,
    `-H "Authorization: Bearer $AVAL_TOKEN"`,
    ...(wants("Idempotency-Key") ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(wants("Identity-Proof") ? [`-H "Identity-Proof: $PROOF"`] : []),
    ...(sent === null ? [] : [sent]),
    ...(json === null ? [] : [`-H "Content-Type: application/json"`, `-d '${json.replaceAll("'", "’")}'`]),
  ];
  return lines.join(" \\\n  ");
}
