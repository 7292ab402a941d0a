import type { AmendmentFacts } from "@/lib/domain/amendment";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { type Holidays, workingDaysAfter } from "@/lib/domain/working-day";

type Terms = Pick<AmendmentFacts, "terms" | "milestones">;
type Changed = {
  readonly change: AmendmentFacts["terms"]["milestones"][number];
  readonly present: AmendmentFacts["milestones"][number];
};

/** What terms change of milestones not yet presented: a re-opened one is agreed on anew, with its own amount and date. */
function changed({ terms, milestones }: Terms): readonly Changed[] {
  return terms.milestones.flatMap((change) => {
    const present = milestones.find(({ id }) => id === change.milestoneId);
    return change.reopen || present === undefined ? [] : [{ change, present }];
  });
}

/** What terms put on milestones beyond what these are worth now, in cents before tax: what others lose does not hide it. */
export function raisedCents(terms: Terms): number {
  return changed(terms).reduce(
    (sum, { change, present }) => sum + Math.max(0, (change.amountCents ?? present.amountCents) - present.amountCents),
    0,
  );
}

/**
 * CD-13: an order puts on milestones no more than its agreed price and what was ordered of the agency before and stands on
 * none yet, and moves no date further than the working days that were agreed, in the project's calendar.
 */
export function withinAgreed(
  facts: Terms & Pick<AmendmentFacts, "agreed">,
  around: { readonly orderedCents: number; readonly holidays: Holidays },
): readonly Refusal[] {
  const { agreed } = facts;
  if (agreed === null) return [];
  const agreedCents = Math.max(0, agreed.price.oneOffCents + around.orderedCents);
  const raised = raisedCents(facts);
  const late = changed(facts).filter(({ change: { dueOn }, present }) => {
    if (dueOn === null || present.dueOn === null || dueOn <= present.dueOn) return false;
    return dueOn > workingDaysAfter(present.dueOn, agreed.days, around.holidays);
  });
  return [
    ...unless(raised <= agreedCents, refuse("order-beyond-price", { raisedCents: raised, agreedCents })),
    ...unless(
      late.length === 0,
      refuse("order-beyond-days", { milestones: late.map(({ change }) => change.milestone), days: agreed.days }),
    ),
  ];
}
