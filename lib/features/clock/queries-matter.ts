import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import type { MatterSubject } from "@/lib/domain/clock";
import {
  decideExtension,
  decideResumption,
  decideSuspensionAgreement,
  decideSuspensionProposal,
  decideSuspensionWithdrawal,
} from "@/lib/domain/clock-act";
import { type ClockAccount, clockActFacts, listClockAccounts } from "@/lib/features/clock/queries-view";
import type { ClockActName } from "@/lib/features/clock/view";
import type { Instant } from "@/lib/kernel/instant";

/** The clocks of one matter with what a reader may do to the one that is open. */
export type MatterClocksRead = {
  readonly clocks: readonly ClockAccount[];
  readonly open: ClockAccount | null;
  readonly abilities: Readonly<Record<ClockActName, Ability>> | null;
};

/** Reads the clocks of a matter, the open one first, then the latest. One statement. */
export async function getMatterClocks(
  tx: Tx,
  scope: ProjectScope,
  about: { readonly matterKind: MatterSubject; readonly matter: string },
  now: Instant,
): Promise<MatterClocksRead> {
  const found = await listClockAccounts(tx, scope.projectId, about, now);
  const isOpen = (clock: ClockAccount): boolean => clock.state === "RUNNING" || clock.state === "SUSPENDED";
  const clocks = found.toSorted(
    (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || (a.startedAt < b.startedAt ? 1 : -1),
  );
  const open = clocks.find(isOpen) ?? null;
  return { clocks, open, abilities: open === null ? null : abilitiesOn(open, scope, now) };
}

/** What the reader may do to a clock: each by a dry run of the rule that writes. */
function abilitiesOn(clock: ClockAccount, scope: ProjectScope, now: Instant): Readonly<Record<ClockActName, Ability>> {
  const facts = clockActFacts(clock, now);
  // Any later day: which one is chosen in the form.
  const later = { until: "9999-12-31", reason: "-" };
  return {
    extend: abilityTo("clock.extend", scope, now, (actor) => decideExtension(facts, actor, later)),
    propose: abilityTo("clock.propose-suspension", scope, now, (actor) => decideSuspensionProposal(facts, actor, "-")),
    agree: abilityTo("clock.agree-suspension", scope, now, (actor) => decideSuspensionAgreement(facts, actor)),
    withdraw: abilityTo("clock.withdraw-suspension", scope, now, (actor) => decideSuspensionWithdrawal(facts, actor)),
    resume: abilityTo("clock.resume", scope, now, (actor) => decideResumption(facts, actor)),
  };
}
