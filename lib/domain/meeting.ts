import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import type { BodyStatus } from "@/lib/domain/committee";
import { committeePermits } from "@/lib/domain/committee-permits";
import type { Actor } from "@/lib/domain/party";
import { type ProjectStatus, projectIsOpen } from "@/lib/domain/project";
import type { WrittenProxy } from "@/lib/domain/quorum";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { roomPermits } from "@/lib/domain/room-permits";
import { type Instant, instant } from "@/lib/kernel/instant";

/** Where a meeting stands (domain.md 9.4). Closed, adjourned without quorum and cancelled are over. */
export const MeetingStatus = z.enum(["PLANNED", "CONVENED", "OPEN", "CLOSED", "ADJOURNED_NO_QUORUM", "CANCELLED"]);
export type MeetingStatus = z.infer<typeof MeetingStatus>;

/** An ordinary meeting, an extraordinary one (shorter notice, with reasons), or a second one after no quorum. */
export const MeetingKind = z.enum(["ORDINARY", "EXTRAORDINARY", "SECOND"]);
export type MeetingKind = z.infer<typeof MeetingKind>;

/** What somebody invited answers; the words of RFC 5545's PARTSTAT. */
export const MeetingAnswer = z.enum(["ACCEPTED", "DECLINED", "TENTATIVE"]);
export type MeetingAnswer = z.infer<typeof MeetingAnswer>;

/** How early a room may be opened before its hour: minutes. */
export const EARLY_MINUTES = 30;

/** What must be known to act on a meeting. For a plan or a new date, the times are those that are wanted. */
export type MeetingFacts = {
  readonly status: MeetingStatus;
  readonly projectStatus: ProjectStatus;
  readonly bodyStatus: BodyStatus;
  readonly kind: MeetingKind;
  readonly now: Instant;
  readonly startsAt: Instant;
  readonly startsOn: string;
  /** The end of its day, in the zone of the project. */
  readonly dayOverAt: Instant;
  readonly worked: boolean;
  /** The end of the last day on which it can be convened, and the first day for which one can still convene. */
  readonly convocationBefore: Instant;
  readonly earliestOn: string;
  /** What is said for an extraordinary meeting, a new date or a cancellation. */
  readonly reason: string;
  readonly fixedPoints: number;
  readonly chairSeated: boolean;
  /** Of a meeting that is to be held again: the one that was already planned instead. */
  readonly reconvenedAs: readonly string[];
  /** Whoever answers has a seat. */
  readonly invited: boolean;
  readonly quorumMet: boolean;
};

/** The project is not over, and the body still stands. */
export function bodyStands({ projectStatus, bodyStatus }: MeetingFacts): readonly Refusal[] {
  const dissolved = { kind: "wrong-status", article: "CD-09", status: bodyStatus, expected: ["STANDING"] } as const;
  return [...projectIsOpen(projectStatus), ...unless(bodyStatus === "STANDING", dissolved)];
}

/** It is still to come. */
export function meetingAhead({ now, startsAt }: Pick<MeetingFacts, "now" | "startsAt">): readonly Refusal[] {
  return unless(now < startsAt, refuse("meeting-not-ahead", {}));
}

/** It is held on a day that is worked. */
export function onWorkingDay({ worked, startsOn }: MeetingFacts): readonly Refusal[] {
  return unless(worked, refuse("meeting-day-off", { on: startsOn }));
}

/** Who is invited has the notice that was signed: the last day to convene has not ended. */
export function noticeKept({ now, convocationBefore, earliestOn }: MeetingFacts): readonly Refusal[] {
  return unless(now < convocationBefore, refuse("meeting-notice-short", { earliestOn }));
}

/** An extraordinary meeting says why. */
export function extraordinaryReasoned(facts: MeetingFacts): readonly Refusal[] {
  return facts.kind === "EXTRAORDINARY" ? reasonGiven(facts) : [];
}

/** A reason is given. */
export function reasonGiven({ reason }: MeetingFacts): readonly Refusal[] {
  return unless(reason.trim() !== "", refuse("reason-missing", {}));
}

/** A meeting without quorum is convened again once. */
export function reconvenedOnce({ reconvenedAs }: MeetingFacts): readonly Refusal[] {
  return unless(reconvenedAs.length === 0, refuse("meeting-already-reconvened", { meetings: reconvenedAs }));
}

/** Somebody presides. */
export function chairThere({ chairSeated }: MeetingFacts): readonly Refusal[] {
  return unless(chairSeated, refuse("chair-missing", {}));
}

/** A convocation has an agenda: one point at least, fixed by who presides. */
export function agendaFixed({ fixedPoints }: MeetingFacts): readonly Refusal[] {
  return unless(fixedPoints > 0, refuse("agenda-not-fixed", {}));
}

/** Only who is invited answers. */
export function answererInvited({ invited }: MeetingFacts): readonly Refusal[] {
  return unless(invited, refuse("not-invited", {}));
}

/** The room opens at its hour, or a little before. */
export function hourCome({ now, startsAt }: MeetingFacts): readonly Refusal[] {
  const from = Temporal.Instant.from(startsAt).subtract({ minutes: EARLY_MINUTES });
  const until = from.toString({ fractionalSecondDigits: 3 });
  return unless(now >= instant(until), refuse("meeting-not-begun", { until }));
}

/** The room opens on the day of the meeting: one that was not held is moved, or cancelled. */
export function dayNotOver({ now, startsOn, dayOverAt }: MeetingFacts): readonly Refusal[] {
  return unless(now < dayOverAt, refuse("meeting-day-over", { on: startsOn }));
}

/** A meeting with a quorum is not adjourned for want of one. */
export function quorumLacking({ quorumMet }: MeetingFacts): readonly Refusal[] {
  return unless(!quorumMet, refuse("quorum-met", {}));
}

const article = "CD-09";
const dated = [bodyStands, meetingAhead, onWorkingDay, noticeKept] as const;

/** The life of a meeting (domain.md 9.4). */
export const meetingActs = {
  plan: {
    from: ["PLANNED"],
    to: "PLANNED",
    by: committeePermits["meeting.plan"].by,
    guards: [...dated, extraordinaryReasoned, reconvenedOnce],
    article,
  },
  convene: {
    from: ["PLANNED"],
    to: "CONVENED",
    by: committeePermits["meeting.convene"].by,
    guards: [bodyStands, meetingAhead, noticeKept, chairThere, agendaFixed],
    article,
  },
  reschedule: {
    from: ["PLANNED"],
    to: "PLANNED",
    by: committeePermits["meeting.reschedule"].by,
    guards: dated,
    article,
  },
  rescheduleConvened: {
    from: ["CONVENED"],
    to: "CONVENED",
    by: committeePermits["meeting.reschedule"].by,
    guards: [...dated, reasonGiven],
    article,
  },
  cancel: {
    from: ["PLANNED", "CONVENED"],
    to: "CANCELLED",
    by: committeePermits["meeting.cancel"].by,
    guards: [reasonGiven],
    article,
  },
  answer: {
    from: ["CONVENED"],
    to: "CONVENED",
    by: committeePermits["meeting.answer"].by,
    guards: [meetingAhead, answererInvited],
    article,
  },
  giveProxy: {
    from: ["CONVENED"],
    to: "CONVENED",
    by: committeePermits["meeting.give-proxy"].by,
    guards: [meetingAhead],
    article,
  },
  open: { from: ["CONVENED"], to: "OPEN", by: roomPermits["meeting.open"].by, guards: [hourCome, dayNotOver], article },
  close: { from: ["OPEN"], to: "CLOSED", by: roomPermits["meeting.close"].by, guards: [], article },
  adjourn: {
    from: ["OPEN"],
    to: "ADJOURNED_NO_QUORUM",
    by: roomPermits["meeting.adjourn"].by,
    guards: [quorumLacking],
    article,
  },
} as const satisfies Record<string, ProjectAct<MeetingStatus, MeetingFacts>>;

/** Decides an act on a meeting by where it stands. */
export function decideMeeting(
  act: keyof typeof meetingActs,
  facts: MeetingFacts,
  actor: Pick<Actor, "role">,
): Ruling<MeetingStatus> {
  return decide<MeetingStatus, MeetingFacts>(meetingActs[act], facts, actor);
}

/**
 * Decides an answer given by mail (RFC 5546, 2.1.5): to the date that stands, and made after the answer that stands, in
 * whatever way that was given. Mails overtake each other, and are sent again.
 */
export function decideMailedAnswer(
  facts: MeetingFacts,
  reply: { readonly sequence: number; readonly stampedAt: Instant },
  standing: { readonly sequence: number; readonly answeredAt: Instant | null },
  actor: Pick<Actor, "role">,
): Ruling<MeetingStatus> {
  const newer = standing.answeredAt === null || reply.stampedAt > standing.answeredAt;
  return alsoUnless(
    decideMeeting("answer", facts, actor),
    unless(newer && reply.sequence === standing.sequence, refuse("reply-outdated", {})),
  );
}

/** Who gives a proxy, and to whom. */
export type ProxyOffer = {
  readonly giver: { readonly memberId: string; readonly partyId: string; readonly seated: boolean };
  readonly holder: { readonly memberId: string; readonly partyId: string };
  /** The proxies of this meeting that stand, without those of the giver, which this one replaces. */
  readonly standing: readonly WrittenProxy[];
};

/**
 * Decides a written proxy (domain.md 5.4): from somebody seated, for this one meeting, to somebody else of the same
 * party. Nobody holds two, and a proxy is not passed on: one person has one voice, and one side (invariant 12).
 */
export function decideProxy(
  facts: MeetingFacts,
  { giver, holder, standing }: ProxyOffer,
  actor: Pick<Actor, "role">,
): Ruling<MeetingStatus> {
  const passedOn = standing.some((proxy) => proxy.giverId === holder.memberId || proxy.holderId === giver.memberId);
  return alsoUnless(decideMeeting("giveProxy", facts, actor), [
    ...unless(giver.seated, refuse("proxy-without-seat", {})),
    ...unless(giver.partyId === holder.partyId, refuse("proxy-to-other-side", {})),
    ...unless(giver.memberId !== holder.memberId, refuse("proxy-already-given", {})),
    ...unless(!standing.some(({ holderId }) => holderId === holder.memberId), refuse("proxy-already-held", {})),
    ...unless(!passedOn, refuse("proxy-passed-on", {})),
  ]);
}
