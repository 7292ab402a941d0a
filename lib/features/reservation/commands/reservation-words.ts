import type { ProjectContext } from "@/lib/commands/define-command";
import { type Due, dayOf } from "@/lib/domain/deadline";
import { liftingPeriod } from "@/lib/domain/reservation";
import { inForce, loadSetting, termFrom } from "@/lib/features/milestone/queries-setting";
import type { MilestoneState } from "@/lib/features/milestone/queries-state";
import type { RaiseReservationInput } from "@/lib/features/reservation/schema";
import type { ReservationWords } from "@/lib/features/reservation/store";
import { digestOf } from "@/lib/ledger/canonical";

/** The wording as it is saved, what it bears on, and whether its term is already over. */
type CheckedWords = {
  readonly words: ReservationWords;
  readonly linkedTo: string | null;
  readonly past: boolean;
};
type Written = Omit<RaiseReservationInput, "milestone">;

/** The wording of a reservation, ready to be saved: its link checked against the milestone, its term taken from the charter when none is given. */
export async function wordsOf(
  { tx, scope, now }: ProjectContext,
  milestone: MilestoneState,
  written: Written,
): Promise<CheckedWords> {
  const { severity, statement, steps, link } = written;
  const criterion = link.kind === "criterion" ? milestone.criteria.find((one) => one.id === link.id) : undefined;
  const requirement =
    link.kind === "requirement" ? milestone.requirements.find((one) => one.id === link.id) : undefined;
  const setting = await loadSetting(tx, scope);
  const term: Due = termFrom(setting, now, liftingPeriod(severity, inForce(setting)));
  const dueOn = written.dueOn === "" ? term.on : written.dueOn;
  const words = {
    severity,
    statement,
    steps,
    dueOn,
    criterionId: criterion?.id ?? null,
    requirementId: requirement?.id ?? null,
  };
  const linkedTo = criterion?.code ?? requirement?.code ?? null;
  return { words: { ...words, digest: digestOf(words) }, linkedTo, past: dueOn < dayOf(now, scope.timeZone) };
}
