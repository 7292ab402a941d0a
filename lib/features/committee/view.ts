import type { AgendaAsk, PointStatus, PointSubject } from "@/lib/domain/agenda";
import type { BodyKind, BodyStatus, Rhythm, SeatVoice, VoteMatter } from "@/lib/domain/committee";
import type { MeetingAnswer, MeetingKind, MeetingStatus } from "@/lib/domain/meeting";
import type { Role } from "@/lib/domain/party";
import type { AbilityView } from "@/lib/features/act/view";
import type { PartyLook } from "@/lib/features/signature/view";

/** Somebody who could be seated. */
export type PersonView = {
  readonly memberId: string;
  readonly name: string;
  readonly title: string;
  readonly party: PartyLook;
  readonly roles: readonly Role[];
};

/** Somebody who sits in a body. */
export type SeatView = PersonView & { readonly voice: SeatVoice };

/** A body as its page shows it. */
export type BodyView = {
  readonly code: string;
  readonly kind: BodyKind;
  readonly status: BodyStatus;
  readonly title: string;
  readonly rhythm: Rhythm;
  readonly seats: readonly SeatView[];
  /** Its meetings to come, by number. */
  readonly ahead: readonly string[];
};

/** A meeting in a list. */
export type MeetingLine = {
  readonly code: string;
  readonly body: string;
  readonly committee: string;
  readonly kind: MeetingKind;
  readonly status: MeetingStatus;
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string;
  readonly convocationDue: string;
  readonly documentsDue: string;
  readonly points: number;
  readonly invited: number;
  readonly accepted: number;
};

type ProjectView = { readonly code: string; readonly name: string; readonly timeZone: string };

/** The page of committees: bodies, meetings to come and past. */
export type CommitteeRoomView = {
  readonly project: ProjectView;
  readonly now: string;
  readonly bodies: readonly BodyView[];
  readonly meetings: readonly MeetingLine[];
  readonly mayForm: boolean;
  readonly mayPlan: boolean;
};

/** The page of a body, and what its forms choose from. */
export type BodyPageView = {
  readonly project: ProjectView;
  readonly body: BodyView;
  readonly people: readonly PersonView[];
  readonly meetings: readonly MeetingLine[];
  /** The first day for which an ordinary, an extraordinary and a second meeting can still be convened today. */
  readonly earliest: { readonly ordinary: string; readonly extraordinary: string; readonly second: string };
};

/** Acts on a body. */
export const bodyActNames = ["compose", "dissolve", "plan"] as const;
export type BodyActName = (typeof bodyActNames)[number];

/** What a form of a new body chooses from. */
export type BodyFormView = { readonly project: ProjectView; readonly people: readonly PersonView[] };

/** A point of an agenda. */
export type PointView = {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly ask: AgendaAsk;
  readonly matter: VoteMatter;
  readonly minutes: number;
  readonly subject: { readonly kind: PointSubject; readonly code: string } | null;
  readonly status: PointStatus;
  readonly proposedBy: string;
  readonly own: boolean;
  readonly concerned: readonly string[];
  readonly documents: readonly { readonly id: string; readonly name: string; readonly bytes: number }[];
};

/** What somebody invited answered, who stands in for them, and for whom they stand in. */
export type AttendeeView = SeatView & {
  readonly answer: MeetingAnswer | null;
  readonly through: "APP" | "MAIL" | null;
  readonly proxyTo: string | null;
};

/** Why the agenda proposes something by itself. */
export const matterReasons = [
  "WARNING_UNANSWERED",
  "CHANGE_TO_DECIDE",
  "DISPUTE_HERE",
  "COMMITMENTS_BROKEN",
  "RISK_HIGH",
  "ACTION_OPEN",
  "PERIOD_OVER",
  "PERIOD_ENDS",
] as const;
export type MatterReason = (typeof matterReasons)[number];

/** What an agenda proposes by itself: why, and what it is about. */
export type AgendaMatter = {
  readonly why: MatterReason;
  readonly kind: PointSubject;
  readonly code: string;
  readonly title: string;
  readonly dueOn: string | null;
};

/** A note that one's own side alone reads. */
export type PreparationView = {
  readonly id: string;
  readonly pointId: string | null;
  readonly text: string | null;
  readonly by: string;
  readonly at: string;
};

/** Acts on a meeting and its agenda. */
export const meetingActNames = [
  "convene",
  "reschedule",
  "cancel",
  "answer",
  "giveProxy",
  "propose",
  "order",
  "fix",
] as const;
export type MeetingActName = (typeof meetingActNames)[number];

/** The page of a meeting. */
export type MeetingView = {
  readonly project: ProjectView;
  readonly now: string;
  readonly line: MeetingLine;
  readonly startsLocal: string;
  readonly reason: string;
  readonly cancelReason: string;
  readonly convenedAt: string | null;
  readonly reconvenes: string | null;
  readonly earliestOn: string;
  readonly points: readonly PointView[];
  readonly attendees: readonly AttendeeView[];
  readonly matters: readonly AgendaMatter[];
  readonly preparation: readonly PreparationView[];
  readonly mine: { readonly seated: boolean; readonly answer: MeetingAnswer | null; readonly proxyTo: string | null };
  /** Who of one's own party could come instead. */
  readonly colleagues: readonly { readonly memberId: string; readonly name: string }[];
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
};

/** What each button of a meeting may do, told. */
export type MeetingAbilities = Readonly<Record<MeetingActName, AbilityView>>;
