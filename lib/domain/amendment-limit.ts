import type { AmendmentFacts } from "@/lib/domain/amendment";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { type Holidays, workingDaysAfter } from "@/lib/domain/working-day";

type Terms = Pick<AmendmentFacts, "terms" | "milestones">;
type Changed = {
  readonly change: AmendmentFacts["terms"]["milestones"][number];
  readonly present: AmendmentFacts["milestones"][number];
};

/** What terms change of milestones, beside how these stand. */
function changed({ terms, milestones }: Terms): readonly Changed[] {
  return terms.milestones.flatMap((change) => {
    const present = milestones.find(({ id }) => id === change.milestoneId);
    return present === undefined ? [] : [{ change, present }];
  });
}

/** What one milestone gains: re-opened, all that comes on top of its acceptance; else what goes beyond its worth now. */
function gainOf({ change, present }: Changed): number {
  if (change.reopen) return change.amountCents ?? 0;
  return Math.max(0, (change.amountCents ?? present.amountCents) - present.amountCents);
}

/** What terms put on milestones beyond what these are worth now, in cents before tax: what others lose does not hide it. */
export function raisedCents(terms: Terms): number {
  return changed(terms).reduce((sum, one) => sum + gainOf(one), 0);
}

/** The day from which the agreed days are counted: the one in force; of what was accepted and is past, the day of the signature. */
function countedFrom({ change, present }: Changed, today: string): string | null {
  const { dueOn } = present;
  return change.reopen && (dueOn === null || dueOn < today) ? today : dueOn;
}

/**
 * CD-13: an order puts on milestones no more than its agreed price and what was ordered of the agency before and stands on
 * none yet, and moves no date further than the working days that were agreed, in the project's calendar. What is accepted
 * and re-opened is held to the same, though both sides agree on its text again.
 */
export function withinAgreed(
  facts: Terms & Pick<AmendmentFacts, "agreed">,
  around: { readonly orderedCents: number; readonly holidays: Holidays; readonly today: string },
): readonly Refusal[] {
  const { agreed } = facts;
  if (agreed === null) return [];
  const agreedCents = Math.max(0, agreed.price.oneOffCents + around.orderedCents);
  const raised = raisedCents(facts);
  const late = changed(facts).filter((one) => {
    const { dueOn } = one.change;
    const from = countedFrom(one, around.today);
    if (dueOn === null || from === null || dueOn <= from) return false;
    return dueOn > workingDaysAfter(from, agreed.days, around.holidays);
  });
  return [
    ...unless(raised <= agreedCents, refuse("order-beyond-price", { raisedCents: raised, agreedCents })),
    ...unless(
      late.length === 0,
      refuse("order-beyond-days", { milestones: late.map(({ change }) => change.milestone), days: agreed.days }),
    ),
  ];
}
