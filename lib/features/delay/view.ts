import type { DateStatus, Delay, InputStatus } from "@/lib/domain/delay";
import type { Side } from "@/lib/domain/party";
import type { AbilityView } from "@/lib/features/act/view";
import type { PartyLook } from "@/lib/features/signature/view";

/** Something that the client supplies: due when, there since when, and by how many working days late (so far, while it is not there). */
export type InputLine = {
  readonly id: string;
  readonly title: string;
  readonly dueOn: string;
  readonly critical: boolean;
  readonly status: InputStatus;
  readonly deliveredOn: string | null;
  readonly lateDays: number;
};

/** A date put to the other side. */
export type ProposedDate = {
  readonly dueOn: string;
  readonly wasDueOn: string;
  /** Who put it forward; `null` for what the charter made automatic. */
  readonly party: PartyLook | null;
  readonly side: Side | null;
  readonly proposedOn: string;
  readonly agreedOn: string | null;
};

/** The supplies of a milestone, the delay that they caused, and the dates that it led to. */
export type DelayView = {
  readonly milestone: string;
  readonly inputs: readonly InputLine[];
  readonly delay: Delay;
  readonly signedDueOn: string | null;
  /** The date in force: the signed one, or the last that was agreed. */
  readonly dueOn: string | null;
  /** Where the delays on the register lead. */
  readonly computedDueOn: string | null;
  readonly status: DateStatus;
  /** In order; the last may wait for its answer. */
  readonly dates: readonly ProposedDate[];
};

export type DelayAbilities = {
  readonly deliver: AbilityView;
  readonly propose: AbilityView;
  readonly agree: AbilityView;
};
