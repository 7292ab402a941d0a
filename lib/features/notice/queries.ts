import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { decide } from "@/lib/domain/act";
import { dayOf } from "@/lib/domain/deadline";
import {
  type AwaitedAct,
  decideNoticeDraft,
  decideNoticePresentation,
  type NoticeFacts,
  type NoticeStatus,
  noticeActs,
} from "@/lib/domain/formal-notice";
import { presentationFacts, sentOn } from "@/lib/features/notice/queries-facts";
import { draftFacts, loadNoticeMatter } from "@/lib/features/notice/queries-matter";
import { loadNotice, loadNotices, type NoticeState } from "@/lib/features/notice/queries-state";
import type { NoticeLine, NoticeView } from "@/lib/features/notice/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** A notice as lists show it. */
export function lineOf(notice: NoticeState): NoticeLine {
  const { code, status, awaited, matter, milestone, fromSide, toSide, dueOn } = notice;
  return { code, status, awaited, matter, milestone, fromSide, toSide, dueOn };
}

/** The notices that a side may see: drafts are of the side that writes them. */
export async function listNotices(tx: Tx, scope: ProjectScope): Promise<readonly NoticeLine[]> {
  const all = await loadNotices(tx, scope.projectId);
  return all.filter((notice) => isShown(notice, scope)).map(lineOf);
}

/** A draft is nobody's business but of the party that writes it. */
export function isShown(
  notice: Pick<NoticeState, "status" | "fromPartyId">,
  scope: Pick<ProjectScope, "partyId">,
): boolean {
  return notice.status !== "DRAFT" || notice.fromPartyId === scope.partyId;
}

/** One notice with what this reader may do; `null` when there is none of this number for them. */
export async function getNotice(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<{
  readonly view: NoticeView;
  readonly abilities: { readonly send: Ability; readonly present: Ability };
} | null> {
  const notice = await loadNotice(tx, scope.projectId, code);
  if (notice === null || !isShown(notice, scope)) return null;
  const project = { code: scope.code, name: scope.name, timeZone: scope.timeZone };
  const facts = presentationFacts(notice);
  const own = notice.fromPartyId === scope.partyId;
  const day = {
    on: own ? dayOf(now, scope.timeZone) : null,
    sentOn: sentOn(notice, scope.timeZone),
    today: dayOf(now, scope.timeZone),
  };
  return {
    view: {
      ...lineOf(notice),
      project,
      text: notice.text,
      overdueSince: notice.clockDueOn,
      channel: notice.channel,
      effect: notice.effect,
      secondPeriodDays: notice.secondPeriodDays,
      record: notice.record,
      sentAt: notice.sentAt === null ? null : instantOf(notice.sentAt),
      presentedOn: notice.presentedOn,
      settledAt: notice.settledAt === null ? null : instantOf(notice.settledAt),
      mine: own,
    },
    abilities: {
      send: abilityTo("notice.send", scope, now, (actor) =>
        decide<NoticeStatus, NoticeFacts>(noticeActs.send, { ...facts, overdue: true }, actor),
      ),
      present: abilityTo("notice.present", scope, now, (actor) => decideNoticePresentation(facts, actor, day)),
    },
  };
}

/** Whether this reader may begin a notice of an act that is awaited, and the notices of it that they may see. */
export async function getNoticesOn(
  tx: Tx,
  scope: ProjectScope,
  about: { readonly awaited: AwaitedAct; readonly matter: string },
  now: Instant,
): Promise<{ readonly draft: Ability; readonly notices: readonly NoticeLine[] } | null> {
  const matter = await loadNoticeMatter(tx, scope.projectId, about);
  if (matter === null) return null;
  const found = await loadNotices(tx, scope.projectId, { matterId: matter.matterId });
  return {
    draft: abilityTo("notice.draft", scope, now, (actor) => decideNoticeDraft(draftFacts(matter), actor, "-")),
    notices: found.filter((one) => one.awaited === about.awaited && isShown(one, scope)).map(lineOf),
  };
}
