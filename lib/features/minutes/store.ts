import type { ProjectContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import type { Due } from "@/lib/domain/deadline";
import type { MinutesStatus } from "@/lib/domain/minutes";
import type { MinutesSection } from "@/lib/domain/minutes-content";
import type { Instant } from "@/lib/kernel/instant";

type Desk = Pick<ProjectContext, "tx" | "scope" | "now" | "newId">;

/** Begins the minutes of a meeting that has ended, due on a day; answers their id. */
export async function beginMinutes({ tx, scope, newId }: Desk, meetingId: string, due: Due): Promise<string> {
  const { projectId } = scope;
  const id = newId();
  const days = { circulationDue: new Date(due.on), circulationBefore: new Date(due.before) };
  await tx.minutes.createMany({ data: [{ projectId, id, meetingId, status: "DRAFT", version: 1, ...days }] });
  return id;
}

/** Writes the narrative of a draft, over what was written of the same version. Answers its revision. */
export async function writeVersion(
  { tx, scope, now }: Desk,
  minutesId: string,
  draft: { readonly version: number; readonly revision: number },
  sections: readonly MinutesSection[],
): Promise<number> {
  const { projectId, memberId } = scope;
  const { version } = draft;
  const said = { revision: draft.revision + 1, sections: [...sections], writtenBy: memberId, writtenAt: new Date(now) };
  const { count } = await tx.minutesVersion.updateMany({ where: { projectId, minutesId, version }, data: said });
  if (count === 0) await tx.minutesVersion.createMany({ data: [{ projectId, minutesId, version, ...said }] });
  return said.revision;
}

/** Fixes a version as it is circulated, with the record that it is. */
export async function fixVersion(
  { tx, scope, now }: Desk,
  minutesId: string,
  version: number,
  documentId: string,
): Promise<void> {
  const { projectId, memberId } = scope;
  const data = { circulatedBy: memberId, circulatedAt: new Date(now), documentId };
  await tx.minutesVersion.updateMany({ where: { projectId, minutesId, version }, data });
}

/** Moves minutes on from where they stood. */
export async function advanceMinutes(
  tx: Tx,
  projectId: string,
  minutes: { readonly id: string; readonly status: MinutesStatus },
  data: {
    readonly status: MinutesStatus;
    readonly version?: number;
    readonly approval?: Due;
    readonly approvedAt?: Instant;
    readonly approvedBy?: string;
    readonly documentId?: string;
  },
): Promise<void> {
  const { approval, approvedAt, ...rest } = data;
  const { count } = await tx.minutes.updateMany({
    where: { projectId, id: minutes.id, status: minutes.status },
    data: {
      ...rest,
      ...(approval === undefined
        ? {}
        : { approvalDue: new Date(approval.on), approvalBefore: new Date(approval.before) }),
      ...(approvedAt === undefined ? {} : { approvedAt: new Date(approvedAt) }),
    },
  });
  if (count !== 1) throw new Error("The minutes were no longer where they stood");
}

/** Notes to whom a version was sent, and by which mail. */
export async function saveReceipts(
  tx: Tx,
  version: { readonly projectId: string; readonly minutesId: string; readonly version: number },
  receipts: readonly { readonly memberId: string; readonly deliveryId: string }[],
): Promise<void> {
  await tx.minutesReceipt.createMany({ data: receipts.map((one) => ({ ...version, ...one })) });
}

/** Keeps a correction that is asked for. */
export async function saveCorrection(
  { tx, scope, now, newId }: Desk,
  version: { readonly minutesId: string; readonly version: number },
  asked: {
    readonly number: number;
    readonly pointId: string | null;
    readonly text: string;
    readonly reason: string;
  },
): Promise<string> {
  const { projectId, memberId } = scope;
  const id = newId();
  const by = { status: "OPEN", requestedBy: memberId, requestedAt: new Date(now) };
  await tx.minutesCorrection.createMany({ data: [{ projectId, id, ...version, ...asked, ...by }] });
  return id;
}

/** Keeps the answer to a correction. */
export async function answerCorrection(
  { tx, scope, now }: Desk,
  id: string,
  said: { readonly status: "ACCEPTED" | "DECLINED"; readonly answer: string },
): Promise<void> {
  const { projectId, memberId } = scope;
  const data = { ...said, answeredBy: memberId, answeredAt: new Date(now) };
  await tx.minutesCorrection.updateMany({ where: { projectId, id, status: "OPEN" }, data });
}

/** Keeps that somebody approves a version, and what they observe. */
export async function saveAgreement(
  { tx, scope, now }: Desk,
  version: { readonly minutesId: string; readonly version: number },
  observation: string,
): Promise<void> {
  const { projectId, memberId } = scope;
  await tx.minutesAgreement.createMany({
    data: [{ projectId, ...version, memberId, observation, at: new Date(now) }],
  });
}
