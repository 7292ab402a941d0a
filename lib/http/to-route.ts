import { z } from "zod";
import type { Command } from "@/lib/commands/define-command";
import { type Call, execute } from "@/lib/commands/execute";
import { personCommands, projectCommands } from "@/lib/commands/registry";
import { env } from "@/lib/env";
import { projectFor } from "@/lib/features/file/queries";
import { receiveUpload } from "@/lib/files/receive";
import { jsonAnswer } from "@/lib/http/api/answer";
import { readJson } from "@/lib/http/api/body";
import { type Caller, type Given, withCaller } from "@/lib/http/api/caller";
import { door } from "@/lib/http/door";
import type { ApiProblem } from "@/lib/http/problem";
import { ChosenId } from "@/lib/kernel/ids";
import { err, ok, type Result } from "@/lib/kernel/result";

/** What an act answers: its result, what it wrote into the ledger, and whether the same call had already done it. */
export const ActBody = z
  .strictObject({
    result: z.json().describe("What the command answers: often the number of what it made."),
    entries: z
      .array(z.strictObject({ seq: z.int(), type: z.string(), hash: z.string() }))
      .describe("The entries of the ledger that it wrote."),
    replayed: z
      .boolean()
      .describe("True when this call had already been made with the same key: nothing was done anew."),
  })
  .meta({ id: "Act" });

/** A code in an address: letters, digits and dashes. Anything else names nothing. */
export const ProjectCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/);

/** An id that the caller chose: a UUID, bare or in quotes (a structured field, RFC 9651). */
const Id = z
  .string()
  .transform((text) => text.replace(/^"(.*)"$/, "$1").toLowerCase())
  .pipe(z.uuid());

/** The command behind an address, by its name; `null` when there is none. */
export function commandNamed(scope: Command["scope"], name: string): Command | null {
  const commands: readonly Command[] = scope === "project" ? projectCommands : personCommands;
  return commands.find((command) => command.name === name) ?? null;
}

/**
 * Calls a command by REST. It ends in `execute`, like a form: the body is the command's input, `Idempotency-Key` is the
 * command id, `Identity-Proof` the proof of a signature. `project` is `null` for an account command.
 */
export async function postCommand(request: Request, project: string | null, name: string): Promise<Response> {
  return withCaller(request, { project, access: "ACT", own: project === null }, async (caller) => {
    const command = commandNamed(project === null ? "person" : "project", name);
    if (command === null || (project !== null && !ProjectCode.safeParse(project).success)) return { kind: "not-found" };
    if (command.rest.kind === "NONE") return { kind: "command-without-door", reason: command.rest.reason };
    const ids = idsOf(request);
    if (!ids.ok) return ids.error;
    const input = command.rest.kind === "FILE" ? await receive(request, caller, project) : await readJson(request);
    if (!input.ok) return input.error;
    return act(command, caller, { ...ids.value, input: input.value, ...(project === null ? {} : { project }) });
  });
}

async function act(command: Command, { actor }: Caller, call: Call): Promise<Given> {
  const answer = await execute(door(), command, actor, call);
  if (!answer.ok) return answer.error;
  const { result, entries, replayed } = answer.value;
  return jsonAnswer({ result, entries, replayed });
}

function idsOf(request: Request): Result<Pick<Call, "commandId" | "proofId">, ApiProblem> {
  const key = Id.safeParse(request.headers.get("idempotency-key"));
  if (!key.success) return err({ kind: "idempotency-key-missing" });
  if (!ChosenId.safeParse(key.data).success) return err({ kind: "parameter-invalid", parameter: "Idempotency-Key" });
  const said = request.headers.get("identity-proof");
  if (said === null) return ok({ commandId: key.data });
  const proof = Id.safeParse(said);
  return proof.success
    ? ok({ commandId: key.data, proofId: proof.data })
    : err({ kind: "parameter-invalid", parameter: "Identity-Proof" });
}

/** Receives the one file of a form. The person's right is checked before a byte is read; what is recorded is what was measured. */
async function receive(
  request: Request,
  { actor }: Caller,
  project: string | null,
): Promise<Result<unknown, ApiProblem>> {
  if (!(request.headers.get("content-type") ?? "").toLowerCase().startsWith("multipart/form-data"))
    return err({ kind: "media-type-refused", accepted: "multipart/form-data" });
  const projectId = project === null ? null : await projectFor(door().db, actor.personId, project);
  if (projectId === null) return err({ kind: "not-found" });
  const { filesDir: root, maxUploadBytes: maxBytes } = env();
  const received = await receiveUpload({ request, root, projectId, maxBytes });
  if (!received.ok) return err({ kind: "upload-refused", refusal: received.error });
  const { sha256, size: bytes, name, mediaType } = received.value;
  return ok({ sha256, bytes, name, mediaType });
}
