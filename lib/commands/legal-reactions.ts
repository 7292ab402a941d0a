import type { MatterSubject } from "@/lib/domain/clock";
import { endOfDay } from "@/lib/domain/deadline";
import type { Event, EventType } from "@/lib/domain/event";
import type { ExpiryEffect } from "@/lib/domain/expiry-effect";
import type { Role, Side } from "@/lib/domain/party";
import type { Mail } from "@/lib/mail/message";
import type { Wanted } from "@/lib/mail/post-to-audience";

/** Where something happened, and whose act it was: the party's name, empty for the clock's. */
export type Happening = {
  readonly project: string;
  readonly root: string;
  readonly timeZone: string;
  readonly party: string;
};

/** The mails that an event asks for, and who gets them (never its author). */
export type Reaction = (event: Event, at: Happening) => readonly Wanted[];

const decidersOf: Readonly<Record<Side, readonly Role[]>> = {
  CLIENT: ["CLIENT_SIGNATORY", "CLIENT_OWNER", "CLIENT_SPONSOR"],
  AGENCY: ["AGENCY_SIGNATORY", "AGENCY_MANAGER"],
  AMO: ["AMO"],
  MEDIATOR: [],
};
/** Both sides are told the same of what silence did and of a day that moved (domain.md 9, convention d). */
const both: readonly Role[] = [...decidersOf.CLIENT, ...decidersOf.AGENCY, ...decidersOf.AMO];

type Silence = Extract<Mail, { template: "silence-took-effect" }>["payload"];
type Silent = Extract<
  Event,
  { type: "MilestoneSilenceNoted" | "MilestoneDeemedConforming" | "MilestoneAcceptedTacitly" }
>;

function silenceOf(
  { payload: { milestone, clock, dueOn } }: Silent,
  { project, root, timeZone }: Happening,
  effect: ExpiryEffect,
  rebuttal?: Silence["rebuttal"],
): readonly Wanted[] {
  const due = { dueOn, dueBefore: endOfDay(dueOn, timeZone), timeZone };
  const matter = { project, subject: milestone, path: `${root}/milestones/${milestone}` };
  const payload = { ...matter, act: clock, ...due, effect, ...(rebuttal === undefined ? {} : { rebuttal }) };
  return [{ mail: { template: "silence-took-effect", payload }, roles: both }];
}

const silence: Reaction = (event, at) => {
  if (event.type === "MilestoneSilenceNoted")
    return silenceOf(event, at, event.payload.noticePossible ? "NOTICE_POSSIBLE" : "NOTHING_ACCEPTED");
  if (event.type === "MilestoneDeemedConforming") return silenceOf(event, at, "DEEMED_CONFORMING_FOR_PAYMENT");
  if (event.type !== "MilestoneAcceptedTacitly") return [];
  const { rebuttalEndsOn: dueOn, rebuttalEndsBefore: dueBefore } = event.payload;
  return silenceOf(event, at, "TACIT_ACCEPTANCE", { dueOn, dueBefore });
};

const rooms = {
  MILESTONE: "milestones",
  RESERVATION: "reservations",
  COMMITMENT: "commitments",
  CHANGE_REQUEST: "changes",
  PENALTY: "budget/penalties",
  ADVICE: "advice",
  RISK: "risks",
  MEETING: "committees",
  DISPUTE: "disputes",
  ACTION_ITEM: "actions",
} as const;

/** What has no page of its own is dealt with where all of its kind are. */
function roomOf(kind: MatterSubject, matter: string): string {
  if (kind === "QUESTION") return "questions";
  if (kind === "MINUTES") return `committees/${matter}/minutes`;
  return kind === "OPINION" ? "advice" : `${rooms[kind]}/${matter}`;
}

const extended: Reaction = (event, { project, root, timeZone }) => {
  if (event.type !== "ClockExtended") return [];
  const { matter, matterKind, clock: act, cause, wasDueOn, dueOn, dueBefore } = event.payload;
  const path = `${root}/${roomOf(matterKind, matter)}`;
  const reason = event.texts?.reason ?? "";
  const payload = { project, subject: matter, path, act, cause, wasDueOn, dueOn, dueBefore, timeZone, reason };
  return [{ mail: { template: "period-extended", payload }, roles: both }];
};

const noticeSent: Reaction = (event, { project, root, party }) => {
  if (event.type !== "FormalNoticeSent") return [];
  const { notice, milestone, matter, toSide, secondPeriodDays: days, effect } = event.payload;
  const path = `${root}/milestones/${milestone}`;
  const payload = { project, subject: matter, path, notice, party, demand: event.texts?.text ?? notice, days, effect };
  return [{ mail: { template: "formal-notice", payload }, roles: decidersOf[toSide] }];
};

/** The legal notices that follow from time: they leave at once, whatever their readers chose. */
export const legalReactions: { readonly [T in EventType]?: readonly Reaction[] } = {
  MilestoneSilenceNoted: [silence],
  MilestoneDeemedConforming: [silence],
  MilestoneAcceptedTacitly: [silence],
  ClockExtended: [extended],
  FormalNoticeSent: [noticeSent],
};
