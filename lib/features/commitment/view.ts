import { z } from "zod";
import type { CommitmentStatus } from "@/lib/domain/commitment";
import type { CommitmentKind } from "@/lib/domain/commitment-terms";
import type { Role, Side } from "@/lib/domain/party";
import type { AbilityView } from "@/lib/features/act/view";
import type { Instant } from "@/lib/kernel/instant";

/** Which commitments a list shows: of one side, still owed or settled. In the address. */
export const CommitmentFilters = z.object({
  side: z.enum(["CLIENT", "AGENCY", "AMO"]).nullable().catch(null).default(null),
  state: z.enum(["owed", "settled", "broken"]).nullable().catch(null).default(null),
});
export type CommitmentFilters = z.infer<typeof CommitmentFilters>;

/** A party as a commitment names it. */
export type CommittedParty = {
  readonly id: string;
  readonly name: string;
  readonly side: Side;
  readonly ordinal: number;
};

/** Time committed and declared, in minutes. */
export type TimeBalance = { readonly committedMinutes: number; readonly declaredMinutes: number };

/** A commitment in a list: by party and role for everybody, the person for those concerned alone. */
export type CommitmentLine = {
  readonly code: string;
  readonly kind: CommitmentKind;
  readonly title: string;
  readonly status: CommitmentStatus;
  readonly party: CommittedParty;
  readonly role: Role;
  /** `null` for whom the person does not concern. */
  readonly person: string | null;
  /** The day in force. */
  readonly dueOn: string;
  readonly startsOn: string | null;
  readonly deliveredOn: string | null;
  /** Working days in the project's calendar; `null` until something is delivered. */
  readonly lateDays: number | null;
  readonly critical: boolean;
  readonly milestones: readonly string[];
  readonly balance: TimeBalance | null;
};

/** How a party, or a role of it, kept what it committed: out of those whose day is over. */
export type KeptScore = { readonly kept: number; readonly late: number; readonly broken: number };

/** The commitments of one party, and how it kept them. */
export type CommitmentGroup = {
  readonly party: CommittedParty;
  readonly lines: readonly CommitmentLine[];
  readonly score: KeptScore;
  readonly roles: readonly { readonly role: Role; readonly score: KeptScore }[];
};

/** An absence, for its own party and for who leads the others. */
export type AbsenceLine = {
  readonly id: string;
  readonly person: string;
  readonly party: CommittedParty;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly substitute: string | null;
  readonly mayWithdraw: boolean;
};

/** One act in the history of a commitment; without a party it was the clock. */
export type CommitmentStepLine = {
  readonly id: string;
  readonly act: string;
  readonly by: string | null;
  readonly party: string | null;
  readonly at: Instant;
  readonly text: string;
  readonly on: string | null;
  readonly days: number | null;
};

/** One commitment, whole. */
export type CommitmentView = CommitmentLine & {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly now: Instant;
  readonly today: string;
  readonly quantity: number | null;
  /** The day as it was signed, when another is in force. */
  readonly signedDueOn: string | null;
  readonly substitute: string | null;
  readonly receivers: readonly string[];
  readonly graceOn: string | null;
  readonly contestBefore: Instant | null;
  readonly confirmed: boolean;
  readonly offer: { readonly dueOn: string; readonly party: string } | null;
  readonly record: string | null;
  readonly dependents: readonly { readonly code: string; readonly title: string; readonly input: string }[];
  readonly history: readonly CommitmentStepLine[];
  readonly times: readonly {
    readonly id: string;
    readonly on: string;
    readonly minutes: number;
    readonly by: string;
  }[];
};

/** The acts on a commitment that its page offers. */
export type CommitmentActKey =
  | "revise"
  | "sign"
  | "deliver"
  | "confirm"
  | "contest"
  | "excuse"
  | "reschedule"
  | "answer"
  | "substitute"
  | "release"
  | "time";
export type CommitmentAbilities = Readonly<Record<CommitmentActKey, AbilityView>>;

/** What the form of a commitment offers. */
export type CommitmentFormStart = {
  readonly project: { readonly code: string; readonly name: string };
  readonly parties: readonly (CommittedParty & {
    readonly members: readonly { readonly id: string; readonly name: string; readonly roles: readonly Role[] }[];
  })[];
  readonly milestones: readonly {
    readonly code: string;
    readonly title: string;
    readonly inputs: readonly string[];
  }[];
  /** The number of what is written anew; empty for a new one. */
  readonly commitment: string;
  readonly terms: {
    readonly partyId: string;
    readonly kind: CommitmentKind;
    readonly title: string;
    readonly memberId: string;
    readonly role: Role;
    readonly substituteMemberId: string | null;
    readonly quantity: number | null;
    readonly startsOn: string | null;
    readonly dueOn: string;
    readonly critical: boolean;
    readonly milestones: readonly { readonly code: string; readonly input: string }[];
  };
};

/** How a list of commitments was kept: what is released, excused or still owed counts for nothing. */
export function scoreOf(lines: readonly Pick<CommitmentLine, "status">[]): KeptScore {
  const count = (status: CommitmentStatus): number => lines.filter((line) => line.status === status).length;
  return { kept: count("KEPT"), late: count("KEPT_LATE"), broken: count("BROKEN") };
}
