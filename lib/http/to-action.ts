import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { currentActor } from "@/lib/auth/current";
import type { Command } from "@/lib/commands/define-command";
import { execute } from "@/lib/commands/execute";
import type { Problem } from "@/lib/commands/receipt";
import type { Refusal } from "@/lib/domain/refusal";
import {
  type Action,
  type ActionAnswer,
  type ActionCall,
  subjectKinds,
  type ToldProblem,
} from "@/lib/features/act/view";
import { door } from "@/lib/http/door";
import { readProject } from "@/lib/http/reading";
import { type Surroundings, tellIssues, tellRefusals } from "@/lib/http/tell";
import { ChosenId } from "@/lib/kernel/ids";

/** A server action is an address of its own: what arrives is checked, whatever the types of its callers say. */
const Arriving = z.object({
  commandId: ChosenId,
  input: z.unknown(),
  project: z.string().max(60).optional(),
  subject: z
    .object({
      kind: z.enum(subjectKinds),
      code: z.string().max(40).optional(),
    })
    .optional(),
  proofId: z.uuid().optional(),
});

const Told = z.record(z.string(), z.string());

/**
 * Makes the server action of a command: the same `execute` as every other door. The session is checked here and not in
 * a layout or a proxy. Problems come back told in the reader's language; after an act the page is shown anew.
 */
export function toAction(command: Command): Action {
  return async (arriving: ActionCall): Promise<ActionAnswer> => {
    const answer = await callCommand(command, arriving);
    if (answer.ok) refresh();
    return answer;
  };
}

/** Calls a command for the person of the session, and tells the answer in their language. */
export async function callCommand(command: Command, arriving: unknown): Promise<ActionAnswer> {
  const t = await getTranslations("act");
  const call = Arriving.safeParse(arriving);
  if (!call.success) return { ok: false, problem: { kind: "failed", message: t("failed") } };
  const actor = await currentActor();
  if (actor === null) return { ok: false, problem: { kind: "signed-out", message: t("signedOut") } };
  const { commandId, input, project, proofId, subject } = call.data;
  const answer = await execute(door(), command, actor, {
    commandId,
    input,
    ...(project === undefined ? {} : { project }),
    ...(proofId === undefined ? {} : { proofId }),
  });
  if (!answer.ok) return { ok: false, problem: await tell(answer.error, { project, subject }) };
  const result = Told.safeParse(answer.value.result);
  return {
    ok: true,
    acts: answer.value.entries.map((entry) => entry.seq),
    result: result.success ? result.data : {},
  };
}

/** The project's zone, read only for a refusal that tells a date. */
async function inItsZone(refusals: readonly Refusal[], around: Surroundings): Promise<Surroundings> {
  const { project, timeZone } = around;
  if (timeZone !== undefined || project === undefined || !refusals.some((refusal) => "until" in refusal)) return around;
  return { ...around, timeZone: await readProject(project, ({ scope }) => Promise.resolve(scope.timeZone)) };
}

/** Tells a problem in the reader's language. */
export async function tell(problem: Problem, around: Surroundings): Promise<ToldProblem> {
  const t = await getTranslations("act");
  switch (problem.kind) {
    case "invalid-input":
      return { kind: "invalid-input", fields: await tellIssues(problem.issues) };
    case "refused":
      return {
        kind: "refused",
        refusal: await tellRefusals(problem.refusals, await inItsZone(problem.refusals, around)),
      };
    case "not-found":
      return { kind: "not-found", message: t("notFound") };
    case "identity-proof-needed":
    case "identity-proof-invalid":
      return { kind: "identity", message: t(problem.kind) };
    case "command-id-reused":
      return { kind: "repeated", message: t("repeated") };
  }
}
