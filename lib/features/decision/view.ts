import type { PointSubject } from "@/lib/domain/agenda";
import type { BodyKind, VoteMatter } from "@/lib/domain/committee";
import type { DecisionEffect, DecisionStatus } from "@/lib/domain/decision";
import type { Role } from "@/lib/domain/party";
import type { Ballot, Tally } from "@/lib/domain/tally";
import type { PartyLook } from "@/lib/features/signature/view";

/** Acts on a decision that was put to the vote. */
export const decisionActNames = ["vote", "adopt", "reject", "postpone"] as const;
export type DecisionActName = (typeof decisionActNames)[number];

/** An option that was considered. */
export type OptionView = {
  readonly ordinal: number;
  readonly label: string;
  readonly detail: string;
  readonly retained: boolean;
};

/** A voice that was given, by whom and for whom. */
export type VoteView = {
  readonly memberId: string;
  readonly name: string;
  /** Whose seat it is, when it is not their own. */
  readonly forName: string | null;
  readonly party: PartyLook;
  readonly ballot: Ballot;
  readonly reason: string;
  readonly at: string;
};

/** A voice that is entitled and was not given yet. */
export type AwaitedVoice = { readonly memberId: string; readonly name: string; readonly party: PartyLook };

/** A decision of a committee, with everything that was said for and against it. */
export type DecisionView = {
  readonly id: string;
  readonly code: string;
  readonly pointId: string;
  readonly status: DecisionStatus;
  readonly title: string;
  readonly text: string;
  readonly grounds: string;
  readonly matter: VoteMatter;
  readonly rule: "MAJORITY" | "UNANIMITY_OF_PARTIES";
  readonly effect: DecisionEffect;
  /** Whose signature gives it effect, where a signature does. */
  readonly signers: readonly Role[];
  readonly subject: { readonly kind: PointSubject; readonly code: string } | null;
  readonly options: readonly OptionView[];
  readonly votes: readonly VoteView[];
  readonly awaited: readonly AwaitedVoice[];
  /** As it is counted now; once pronounced, as it was counted then. */
  readonly tally: Pick<Tally, "result" | "favour" | "against" | "abstained" | "casting">;
  /** Under unanimity, the parties that do not consent. */
  readonly withheld: readonly string[];
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly reason: string;
  readonly revokes: string | null;
  readonly revokedBy: string | null;
  /** What was signed on its matter since, and whether nothing is left to sign. */
  readonly signed: { readonly record: string; readonly complete: boolean } | null;
  /** What this reader said, for their seat. */
  readonly mine: Ballot | null;
};

/** A decision in the register. */
export type DecisionLine = {
  readonly code: string;
  readonly title: string;
  readonly status: DecisionStatus;
  readonly effect: DecisionEffect;
  readonly meeting: string;
  readonly committee: string;
  readonly bodyKind: BodyKind;
  readonly subject: { readonly kind: PointSubject; readonly code: string } | null;
  readonly favour: number;
  readonly against: number;
  readonly abstained: number;
  readonly proposedAt: string;
  readonly decidedAt: string | null;
  readonly revokedBy: string | null;
};

/** A meeting in which something was put to the vote, to filter by. */
export type DecidingMeeting = { readonly code: string; readonly committee: string; readonly startsAt: string };

/** The register of decisions under its filters. */
export type DecisionRegister = {
  readonly project: ProjectView;
  readonly now: string;
  readonly lines: readonly DecisionLine[];
  readonly more: boolean;
  readonly counts: Readonly<Record<DecisionStatus, number>>;
  readonly meetings: readonly DecidingMeeting[];
};

/** Where the matter of a decision is signed or, without a signature, read. */
export function matterPath(kind: PointSubject, code: string): string | null {
  switch (kind) {
    case "MILESTONE":
      return `milestones/${code}/sign`;
    case "CHANGE_REQUEST":
      return `changes/${code}/amendment`;
    case "AMENDMENT":
      return "orders";
    case "RESERVATION":
      return `reservations/${code}`;
    case "PENALTY":
      return `budget/penalties/${code}`;
    case "CONSULTATION":
      return `consultations/${code}`;
    case "ADVICE":
      return `advice/${code}`;
    case "DISPUTE":
      return `disputes/${code}`;
    case "COMMITMENT":
      return `commitments/${code}`;
    case "RISK":
      return `risks/${code}`;
    case "DECISION":
      return `decisions/${code}`;
    case "QUESTION":
      return "questions";
    case "COMMITTEE_ITEM":
    case "ACTION_ITEM":
      return null;
  }
}

type ProjectView = { readonly code: string; readonly name: string; readonly timeZone: string };

/** The page of a decision. */
export type DecisionPageView = {
  readonly project: ProjectView;
  readonly decision: DecisionView;
  readonly meeting: { readonly code: string; readonly committee: string; readonly startsAt: string };
  readonly point: { readonly title: string; readonly ordinal: number };
};
