import type { Tx } from "@/lib/db/client";
import { lockedRequirementStatuses } from "@/lib/domain/requirement";
import type { RequirementContent } from "@/lib/domain/requirement-content";
import type { OrderState } from "@/lib/features/amendment/queries-state";
import type { DraftAmendmentInput, RequirementChangeInput } from "@/lib/features/amendment/schema";
import { type FullRequirement, readRequirements } from "@/lib/features/requirement/queries-content";

type Text = Extract<RequirementChangeInput, { kind: "MODIFY" }>["content"];

/** A text as a form writes it: without the ids of its criteria. */
function textOf({ criteria, ...text }: RequirementContent): Text {
  return { ...text, criteria: criteria.map(({ id, ...criterion }) => criterion) };
}

function inForce(found: FullRequirement | undefined): found is FullRequirement {
  return found !== undefined && lockedRequirementStatuses.includes(found.status) && found.status !== "OBSOLETE";
}

/** The text in force of a requirement, to be changed in a form; `null` when it is not there or not in force. */
export async function getTextInForce(tx: Tx, projectId: string, code: string): Promise<Text | null> {
  const [found] = await readRequirements(tx, projectId, { codes: [code] });
  return inForce(found) ? textOf(found.content) : null;
}

/** What the form of an order begins with: the draft that is there, else the text that the request came from. */
export async function draftOf(
  tx: Tx,
  projectId: string,
  from: {
    readonly change: string;
    readonly partyId: string;
    readonly requirement: string | null;
    readonly order: Pick<OrderState, "terms"> | null;
  },
): Promise<DraftAmendmentInput> {
  const { change: changeRequest, partyId: party, order, requirement } = from;
  if (order !== null) {
    const { requirements, milestones } = order.terms;
    return {
      changeRequest,
      party,
      requirements: requirements.map((one): RequirementChangeInput => {
        const { requirement } = one;
        if (one.kind === "REMOVE") return { kind: "REMOVE", requirement };
        const content = textOf(one.content);
        if (one.kind === "MODIFY") return { kind: "MODIFY", requirement, content };
        return { kind: "ADD", requirement, chapter: one.chapter, milestone: one.milestone ?? "", content };
      }),
      milestones: milestones.map(({ milestone, dueOn, amountCents }) => ({ milestone, dueOn, amountCents })),
    };
  }
  const content = requirement === null ? null : await getTextInForce(tx, projectId, requirement);
  const requirements: RequirementChangeInput[] =
    requirement === null || content === null ? [] : [{ kind: "MODIFY", requirement, content }];
  return { changeRequest, party, requirements, milestones: [] };
}
