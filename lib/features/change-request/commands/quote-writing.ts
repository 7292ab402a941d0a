import type { Event } from "@/lib/domain/event";
import type { ChangeTerms } from "@/lib/features/change-request/queries-qualify";
import { type ChangeState, namingChange } from "@/lib/features/change-request/queries-state";
import { type ChangeDesk, dayColumn, moveChange } from "@/lib/features/change-request/store-life";

/** The first day on which one of the offers lapses; `null` where none is there. */
export function firstLapse(
  state: Pick<ChangeState, "agencies">,
): NonNullable<ChangeState["agencies"][number]["offer"]> | null {
  const offers = state.agencies.flatMap(({ offer }) => offer ?? []);
  return offers.toSorted((a, b) => (a.validBefore < b.validBefore ? -1 : 1))[0] ?? null;
}

/** Every concerned agency has offered: the request waits for its decision, until the first offer lapses. */
export async function completeQuotes(
  desk: ChangeDesk,
  state: ChangeState,
  terms: ChangeTerms,
): Promise<readonly Event[]> {
  const lapse = firstLapse(state);
  if (lapse === null) return [];
  const due = terms.from(desk.now, "changeDecisionPeriod");
  const to = "QUOTED";
  await moveChange(
    { ...desk, by: null },
    state,
    { act: "completeQuotes", to },
    {
      quotedAt: new Date(desk.now),
      decisionDueOn: dayColumn(due.on),
      quoteValidUntil: dayColumn(lapse.validUntil),
      quoteValidBefore: new Date(lapse.validBefore),
    },
  );
  const moved = { ...namingChange(state), before: state.status, status: to } as const;
  const payload = { ...moved, dueOn: due.on, dueBefore: due.before, ...lapse };
  return [{ type: "ChangeQuotesComplete", payload }];
}
