import type { Tx } from "@/lib/db/client";
import type { Due } from "@/lib/domain/deadline";
import type { NoticeChannel, NoticeEffect } from "@/lib/domain/formal-notice";
import type { NoticeMatter } from "@/lib/features/notice/queries-matter";
import type { Instant } from "@/lib/kernel/instant";
import { nextNumber } from "@/lib/ledger/sign";

type Draft = {
  readonly projectId: string;
  readonly matter: NoticeMatter;
  readonly text: string;
  readonly draftedBy: string;
  readonly now: Instant;
  readonly newId: () => string;
};

/** Writes a draft; the one that waits for the same act gets the new text. The milestone's row is held. */
export async function writeDraft(tx: Tx, draft: Draft): Promise<{ readonly id: string; readonly code: string }> {
  const { projectId, matter, text, draftedBy, now, newId } = draft;
  const { awaited, matterId, clockId } = matter;
  if (clockId === null) throw new Error("A notice of what is not late");
  const words = { text, clockId, draftedBy, draftedAt: new Date(now) };
  const open = await tx.formalNotice.findFirst({ where: { projectId, awaited, matterId, status: "DRAFT" } });
  if (open !== null) {
    await tx.formalNotice.updateMany({ where: { projectId, id: open.id, status: "DRAFT" }, data: words });
    return { id: open.id, code: open.code };
  }
  const [id, number] = [newId(), await nextNumber(tx, projectId, "MED")];
  const code = `MED-${String(number).padStart(3, "0")}`;
  const { matterKind, matter: matterCode, milestoneId, fromPartyId, toPartyId } = matter;
  const about = { awaited, matterKind, matterId, matterCode, milestoneId, fromPartyId, toPartyId };
  await tx.formalNotice.createMany({ data: [{ projectId, id, code, number, status: "DRAFT", ...about, ...words }] });
  return { id, code };
}

/** Sends a draft: its record, the way it goes, the second period that it gives, what it announces. */
export async function sendNoticeRow(
  tx: Tx,
  row: {
    readonly projectId: string;
    readonly id: string;
    readonly channel: NoticeChannel;
    readonly effect: NoticeEffect;
    readonly secondPeriodDays: number;
    readonly documentId: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { projectId, id, now, ...data } = row;
  const { count } = await tx.formalNotice.updateMany({
    where: { projectId, id, status: "DRAFT" },
    data: { status: "SENT", sentAt: new Date(now), ...data },
  });
  if (count !== 1) throw new Error("The notice was no draft any more");
}

/** Notes that a notice was presented: from then on its second period runs. */
export async function presentNoticeRow(
  tx: Tx,
  row: {
    readonly projectId: string;
    readonly id: string;
    readonly presentedOn: string;
    readonly due: Due;
    readonly now: Instant;
  },
): Promise<void> {
  const { projectId, id, presentedOn, due, now } = row;
  const { count } = await tx.formalNotice.updateMany({
    where: { projectId, id, status: "SENT" },
    data: {
      status: "PRESENTED",
      presentedOn: new Date(presentedOn),
      presentedAt: new Date(now),
      dueOn: new Date(due.on),
    },
  });
  if (count !== 1) throw new Error("The notice was not on its way any more");
}
