import { canFacilitate, type DisputeFacts, type DisputeLevel } from "@/lib/domain/dispute";
import { type Holidays, workingDaysBetween } from "@/lib/domain/working-day";

/** How near the end of a level is: from so many working days on it is worth a word. */
const NEAR_DAYS = 3;

/** Where a dispute goes at the end of its level, and how near that is. */
export type DisputeStep = {
  readonly next: DisputeLevel | "LADDER_ENDED";
  readonly on: string;
  /** Working days left; 0 on the day itself, and once it is over. */
  readonly workingDaysLeft: number;
  readonly near: boolean;
  readonly over: boolean;
};

/** The step above a level (domain.md 5.7): the AMO facilitates between, unless it is a party itself. */
export function levelAbove(
  level: DisputeLevel,
  parties: Pick<DisputeFacts, "claimant" | "respondent">,
): DisputeStep["next"] {
  switch (level) {
    case "L1_MANAGERS":
      return canFacilitate(parties) ? "L2_FACILITATION" : "L3_COPIL";
    case "L2_FACILITATION":
      return "L3_COPIL";
    case "L3_COPIL":
      return "L4_EXECUTIVES";
    case "L4_EXECUTIVES":
      return "LADDER_ENDED";
  }
}

/** How near a dispute is to its next step on a day, counted in the working days of its project. */
export function stepOf(
  dispute: Pick<DisputeFacts, "claimant" | "respondent"> & { readonly level: DisputeLevel; readonly dueOn: string },
  today: string,
  holidays: Holidays,
): DisputeStep {
  const { dueOn: on } = dispute;
  const workingDaysLeft = workingDaysBetween(today, on, holidays);
  const over = on < today;
  return { next: levelAbove(dispute.level, dispute), on, workingDaysLeft, near: workingDaysLeft <= NEAR_DAYS, over };
}
