import { z } from "zod";
import { alsoUnless, decide, type ProjectAct, type Ruling, readAsItStands } from "@/lib/domain/act";
import type { MilestoneStatus } from "@/lib/domain/milestone";
import type { Actor, Side } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { isAptitude } from "@/lib/domain/silence";

/** Where a formal notice (*mise en demeure*) stands (domain.md 9.6). */
export const NoticeStatus = z.enum(["DRAFT", "SENT", "PRESENTED", "COMPLIED", "EXPIRED_UNCOMPLIED", "LAPSED"]);
export type NoticeStatus = z.infer<typeof NoticeStatus>;

/** The act that a notice awaits: the client's decision, or from the agency a mended reservation or another submission. */
export const AwaitedAct = z.enum(["DECISION", "RESERVATION_FIX", "RESUBMISSION"]);
export type AwaitedAct = z.infer<typeof AwaitedAct>;

/** What the end of the second period does, as the notice announces it. */
export const NoticeEffect = z.enum(["TACIT_ACCEPTANCE", "ESCALATION", "REMEDIES"]);
export type NoticeEffect = z.infer<typeof NoticeEffect>;

/**
 * What a notice announces: with the signed clause, the acceptance of what is not decided, never of an aptitude
 * (CCAG-TIC 33.2.1); else that the matter goes up. Of an agency's lateness it opens the client's remedies (C. civ. 1217).
 */
export function announcedNoticeEffect(
  about: { readonly awaited: AwaitedAct; readonly twoStage: boolean; readonly status: MilestoneStatus },
  tacitAfterNotice: boolean,
): NoticeEffect {
  if (about.awaited !== "DECISION") return "REMEDIES";
  return tacitAfterNotice && !isAptitude(about) ? "TACIT_ACCEPTANCE" : "ESCALATION";
}

/** How a notice reached the other side. */
export const NoticeChannel = z.enum(["PLATFORM", "REGISTERED_LETTER", "BAILIFF"]);
export type NoticeChannel = z.infer<typeof NoticeChannel>;

/** What must be known to act on a notice. */
export type NoticeFacts = {
  readonly status: NoticeStatus;
  /** The party that gives notice, and the side of the one that receives it. */
  readonly fromPartyId: string;
  readonly toPartyId: string | null;
  readonly toSide: Side;
  /** The period of the awaited act is over and the act is still awaited. */
  readonly overdue: boolean;
  /** Another notice for the same act already runs. */
  readonly running: string | null;
};

/** AR-02: there is notice only of what is late. */
export function matterOverdue({ overdue }: NoticeFacts): readonly Refusal[] {
  return unless(overdue, refuse("notice-not-due", {}));
}

/** One notice at a time for one act. */
export function noOtherNotice({ running }: NoticeFacts): readonly Refusal[] {
  return running === null ? [] : [refuse("notice-already-running", { notice: running })];
}

/** The life of a formal notice. What happens next to it, the clock notes. */
export const noticeActs = {
  draft: {
    from: ["DRAFT"],
    to: "DRAFT",
    by: rolesFor("notice.draft"),
    guards: [matterOverdue, noOtherNotice],
    article: "AR-02",
  },
  send: {
    from: ["DRAFT"],
    to: "SENT",
    by: rolesFor("notice.send"),
    guards: [matterOverdue, noOtherNotice],
    article: "AR-02",
  },
  present: { from: ["SENT"], to: "PRESENTED", by: rolesFor("notice.present"), guards: [], article: "AR-02" },
  comply: { from: ["SENT", "PRESENTED"], to: "COMPLIED", by: ["SYSTEM"], guards: [], article: "AR-02" },
  lapse: { from: ["SENT", "PRESENTED"], to: "LAPSED", by: ["SYSTEM"], guards: [], article: "AR-02" },
  expire: { from: ["PRESENTED"], to: "EXPIRED_UNCOMPLIED", by: ["SYSTEM"], guards: [], article: "AR-02" },
} as const satisfies Record<string, ProjectAct<NoticeStatus, NoticeFacts>>;

function ownNotice(facts: NoticeFacts, actor: Actor): readonly Refusal[] {
  return unless(actor.partyId === facts.fromPartyId, refuse("other-party", {}));
}

/** Decides a draft, or a new text for one: in words, by the party that waits. */
export function decideNoticeDraft(facts: NoticeFacts, actor: Actor, text: string): Ruling<NoticeStatus> {
  return alsoUnless(decide<NoticeStatus, NoticeFacts>(noticeActs.draft, facts, actor), [
    ...ownNotice(facts, actor),
    ...unless(text.trim() !== "", refuse("reason-missing", {})),
  ]);
}

/** Decides the signature with which a notice goes out. */
export function decideNoticeSending(
  facts: NoticeFacts,
  actor: Actor,
  digests: { readonly read: string; readonly current: string },
): Ruling<NoticeStatus> {
  return alsoUnless(decide<NoticeStatus, NoticeFacts>(noticeActs.send, facts, actor), [
    ...ownNotice(facts, actor),
    ...readAsItStands(digests.read, digests.current),
  ]);
}

/**
 * Decides that a notice was presented: by those who received it, when they open it, or by its sender, who states the day
 * on which it was handed over: between the day it was sent and today.
 */
export function decideNoticePresentation(
  facts: NoticeFacts,
  actor: Actor,
  presented: { readonly on: string | null; readonly sentOn: string; readonly today: string },
): Ruling<NoticeStatus> {
  const { on, sentOn, today } = presented;
  const sender = actor.partyId === facts.fromPartyId;
  const receiver = facts.toPartyId === null || actor.partyId === facts.toPartyId;
  const sound = on === null ? !sender : sentOn <= on && on <= today;
  return alsoUnless(decide<NoticeStatus, NoticeFacts>(noticeActs.present, facts, actor), [
    ...unless(sender || receiver, refuse("other-party", {})),
    ...unless(sound, refuse("presentation-day-invalid", { sentOn })),
  ]);
}
