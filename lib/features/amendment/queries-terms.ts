import type { Tx } from "@/lib/db/client";
import { amendable } from "@/lib/domain/amendment";
import type { AmendmentTerms, MilestoneChange, RequirementChange } from "@/lib/domain/amendment-terms";
import { acceptedStatuses } from "@/lib/domain/milestone";
import type { RequirementContent } from "@/lib/domain/requirement-content";
import { listMilestonesNow, type MilestoneNow } from "@/lib/features/amendment/queries-standing";
import type { DraftAmendmentInput, RequirementChangeInput } from "@/lib/features/amendment/schema";
import { type FullRequirement, readRequirements } from "@/lib/features/requirement/queries-content";

/** What terms are made from, beside what somebody wrote. */
export type Making = {
  readonly projectId: string;
  /** The terms as they were last saved: what they added keeps its number. */
  readonly before: AmendmentTerms | null;
  readonly newId: () => string;
  /** The next number of a requirement: "EX-112". */
  readonly nextCode: () => Promise<string>;
};

/**
 * The terms that an input amounts to: each version is the one in force now, what is added keeps its number from one draft
 * to the next, and every milestone that covers a text that changes is there, an accepted one to be re-opened. `null`
 * when a number is not of this project.
 */
export async function makeTerms(tx: Tx, making: Making, input: DraftAmendmentInput): Promise<AmendmentTerms | null> {
  const codes = input.requirements.flatMap((one) => (one.kind === "ADD" ? [] : [one.requirement]));
  const [present, milestones] = await Promise.all([
    readRequirements(tx, making.projectId, { codes }),
    listMilestonesNow(tx, making.projectId),
  ]);
  const requirements: RequirementChange[] = [];
  for (const one of input.requirements) {
    const change = await requirementChange(making, one, present);
    if (change === null) return null;
    requirements.push(change);
  }
  const named = input.milestones.map((one) => ({ one, found: milestones.find(({ code }) => code === one.milestone) }));
  if (named.some(({ found }) => found === undefined)) return null;
  const said = named.flatMap(({ one, found }) => (found === undefined ? [] : [milestoneChange(found, one)]));
  return { requirements, milestones: [...said, ...touched(requirements, milestones, said)] };
}

async function requirementChange(
  making: Making,
  one: RequirementChangeInput,
  present: readonly FullRequirement[],
): Promise<RequirementChange | null> {
  if (one.kind === "ADD") {
    const kept = making.before?.requirements.find((two) => two.kind === "ADD" && two.requirement === one.requirement);
    if (one.requirement !== "" && kept === undefined) return null;
    return {
      kind: "ADD",
      requirementId: kept?.requirementId ?? making.newId(),
      requirement: kept?.requirement ?? (await making.nextCode()),
      chapter: one.chapter,
      milestone: one.milestone === "" ? null : one.milestone,
      content: contentOf(one.content, making.newId),
    };
  }
  const found = present.find(({ code }) => code === one.requirement);
  if (found === undefined) return null;
  const about = { requirementId: found.id, requirement: found.code, fromVersion: found.version };
  return one.kind === "REMOVE"
    ? { kind: "REMOVE", ...about }
    : { kind: "MODIFY", ...about, content: contentOf(one.content, making.newId) };
}

type Text = Extract<RequirementChangeInput, { kind: "ADD" }>["content"];

function contentOf({ criteria, ...text }: Text, newId: () => string): RequirementContent {
  return { ...text, criteria: criteria.map((criterion) => ({ ...criterion, id: newId() })) };
}

function milestoneChange(
  found: MilestoneNow,
  said: { readonly dueOn: string | null; readonly amountCents: number | null },
): MilestoneChange {
  const reopen = acceptedStatuses.includes(found.status);
  return {
    milestoneId: found.id,
    milestone: found.code,
    fromVersion: found.version,
    dueOn: said.dueOn,
    amountCents: said.amountCents,
    reopen,
  };
}

/** The milestones that the texts touch and nobody has named: re-opened, or given the new versions as they stand. */
function touched(
  requirements: readonly RequirementChange[],
  milestones: readonly MilestoneNow[],
  said: readonly MilestoneChange[],
): readonly MilestoneChange[] {
  const nothing = { dueOn: null, amountCents: null };
  return milestones
    .filter(({ id, status }) => amendable.includes(status) && !said.some(({ milestoneId }) => milestoneId === id))
    .filter(({ code, status, covers }) =>
      requirements.some((one) => {
        if (one.kind === "ADD") return one.milestone === code;
        const covered = covers.includes(one.requirementId);
        return covered && (one.kind === "MODIFY" || !acceptedStatuses.includes(status));
      }),
    )
    .map((found) => milestoneChange(found, nothing));
}
