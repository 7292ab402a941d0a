import { type Done, missing, type ProjectContext, refuse, type Stop } from "@/lib/commands/define-command";
import type { Ruling } from "@/lib/domain/act";
import type { Event } from "@/lib/domain/event";
import type { Actor } from "@/lib/domain/party";
import { projectIsOpen } from "@/lib/domain/project";
import type { RequirementStatus } from "@/lib/domain/requirement";
import { gatherRefusals } from "@/lib/domain/requirement-selection";
import type { FullRequirement } from "@/lib/features/requirement/queries-content";
import { actorOf, loadRequirementsForUpdate } from "@/lib/features/requirement/store";
import { ok, type Result } from "@/lib/kernel/result";

/** One requirement of a selection that the rules let through, and where it goes. */
export type Stepped = { readonly requirement: FullRequirement; readonly to: RequirementStatus };

/**
 * Decides a step for every requirement of a selection, locked: all of them, or none, each refusal with the codes it
 * concerns. A code that is not there makes the whole selection not found.
 */
export async function decideSelection(
  ctx: ProjectContext,
  codes: readonly string[],
  rule: (requirement: FullRequirement, actor: Actor) => Ruling<RequirementStatus>,
): Promise<Result<readonly Stepped[], Stop>> {
  const selected = await loadRequirementsForUpdate(ctx.tx, ctx.scope.projectId, codes);
  if (selected === null) return missing();
  const over = projectIsOpen(ctx.scope.status);
  if (over.length > 0) return refuse(over);
  const actor = actorOf(ctx);
  const stepped: Stepped[] = [];
  const refused: { code: string; refusals: Exclude<ReturnType<typeof rule>, { ok: true }>["error"] }[] = [];
  for (const requirement of selected) {
    const ruling = rule(requirement, actor);
    if (ruling.ok) stepped.push({ requirement, to: ruling.value });
    else refused.push({ code: requirement.code, refusals: ruling.error });
  }
  return refused.length === 0 ? ok(stepped) : refuse(gatherRefusals(refused, selected.length));
}

/** What every event about one requirement says. */
export function eventSubject({ id, code, version }: FullRequirement): {
  requirementId: string;
  requirement: string;
  version: number;
} {
  return { requirementId: id, requirement: code, version };
}

/** The outcome of a step: its events, and how many requirements took it. */
export function steppedDone(events: readonly Event[], count: number): Result<Done, Stop> {
  const [first, ...rest] = events;
  if (first === undefined) throw new Error("A step without a fact");
  return ok({ events: [first, ...rest], result: { count: String(count) }, automatic: [] });
}
