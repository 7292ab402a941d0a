import type { z } from "zod";
import type { ProjectContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import type { Seat } from "@/lib/domain/committee";
import type { MeetingKind } from "@/lib/domain/meeting";
import type { MeetingDates } from "@/lib/domain/meeting-dates";
import type { BodyState } from "@/lib/features/committee/queries-body";
import type { FormCommitteeInput } from "@/lib/features/committee/schema";
import type { Instant } from "@/lib/kernel/instant";
import { nextNumber } from "@/lib/ledger/sign";

type Ctx = Pick<ProjectContext, "tx" | "scope" | "now" | "newId">;

/** Waits for one's turn on a body: what is composed, planned and dissolved there follows one another. */
export async function lockBody(tx: Tx, projectId: string, code: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM committee_body WHERE project_id = ${projectId}::uuid AND code = ${code} FOR UPDATE`;
}

/** Waits for one's turn on a meeting. */
export async function lockMeeting(tx: Tx, projectId: string, code: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM meeting WHERE project_id = ${projectId}::uuid AND code = ${code} FOR UPDATE`;
}

/** Saves a new body; answers its id and number. */
export async function saveBody(
  { tx, scope, now, newId }: Ctx,
  { kind, title, rhythm }: Omit<z.infer<typeof FormCommitteeInput>, "seats">,
): Promise<{ readonly id: string; readonly code: string }> {
  const { projectId } = scope;
  const number = await nextNumber(tx, projectId, "INS");
  const [id, code] = [newId(), `INS-${String(number).padStart(2, "0")}`];
  const row = { projectId, id, number, code, kind, status: "STANDING", title, rhythm, formedAt: new Date(now) };
  await tx.committeeBody.createMany({ data: [row] });
  return { id, code };
}

/** Seats a body anew: seats that stay as they are stay, the others end, and new ones begin. */
export async function seatBody(
  { tx, scope, now, newId }: Ctx,
  bodyId: string,
  before: readonly Seat[],
  after: readonly Seat[],
): Promise<void> {
  const { projectId } = scope;
  const same = (a: Seat, b: Seat): boolean => a.memberId === b.memberId && a.voice === b.voice;
  const stays = before.filter((seat) => after.some((one) => same(one, seat))).map(({ memberId }) => memberId);
  await tx.committeeSeat.updateMany({
    where: { projectId, bodyId, unseatedAt: null, memberId: { notIn: stays } },
    data: { unseatedAt: new Date(now) },
  });
  const taken = after.filter((seat) => !before.some((one) => same(one, seat)));
  await tx.committeeSeat.createMany({
    data: taken.map(({ memberId, side, voice }) => ({
      ...{ projectId, id: newId(), bodyId, memberId, side, voice },
      seatedAt: new Date(now),
    })),
  });
}

/** Calls a body otherwise, or lets it meet at another rhythm. */
export async function renameBody(
  tx: Tx,
  { projectId, id }: { readonly projectId: string; readonly id: string },
  data: { readonly title: string; readonly rhythm: string },
): Promise<void> {
  await tx.committeeBody.updateMany({ where: { projectId, id }, data });
}

/** Ends a body. */
export async function dissolveBody(
  tx: Tx,
  { projectId, id, now }: { readonly projectId: string; readonly id: string; readonly now: Instant },
): Promise<void> {
  const data = { status: "DISSOLVED", dissolvedAt: new Date(now) };
  await tx.committeeBody.updateMany({ where: { projectId, id, status: "STANDING" }, data });
}

/** When and where a meeting is held, with the days counted backwards from it. */
export type MeetingTimes = {
  readonly startsAt: Instant;
  readonly startsLocal: string;
  readonly minutes: number;
  readonly place: string;
  readonly dates: MeetingDates;
  readonly calendarVersion: number;
};

function timesOf({ startsAt, startsLocal, minutes, place, dates, calendarVersion }: MeetingTimes, timeZone: string) {
  return {
    startsAt: new Date(startsAt),
    startsLocal,
    timeZone,
    minutes,
    place,
    convocationDue: new Date(dates.convocation.on),
    convocationBefore: new Date(dates.convocation.before),
    documentsDue: new Date(dates.documents.on),
    documentsBefore: new Date(dates.documents.before),
    calendarVersion,
  };
}

/** Saves a planned meeting; answers its id and number. */
export async function saveMeeting(
  { tx, scope, now, newId }: Ctx,
  body: Pick<BodyState, "id">,
  times: MeetingTimes,
  { kind, reason, reconvenedFrom }: { kind: MeetingKind; reason: string; reconvenedFrom: string | null },
): Promise<{ readonly id: string; readonly code: string }> {
  const { projectId, memberId, timeZone } = scope;
  const number = await nextNumber(tx, projectId, "COM");
  const [id, code] = [newId(), `COM-${String(number).padStart(3, "0")}`];
  const row = { projectId, id, number, code, bodyId: body.id, kind, status: "PLANNED", reason, reconvenedFrom };
  await tx.meeting.createMany({
    data: [{ ...row, ...timesOf(times, timeZone), plannedBy: memberId, plannedAt: new Date(now) }],
  });
  return { id, code };
}

/** Moves a meeting in time; convened, its invitation goes out anew under a higher sequence. */
export async function moveMeeting(
  { tx, scope }: Pick<ProjectContext, "tx" | "scope">,
  { id, sequence }: { readonly id: string; readonly sequence: number },
  times: MeetingTimes,
): Promise<void> {
  const { projectId, timeZone } = scope;
  await tx.meeting.updateMany({ where: { projectId, id }, data: { ...timesOf(times, timeZone), sequence } });
}

/** Moves a meeting on from where it stood. */
export async function advanceMeeting(
  tx: Tx,
  { projectId, id, from }: { readonly projectId: string; readonly id: string; readonly from: string },
  data: Parameters<Tx["meeting"]["updateMany"]>[0]["data"],
): Promise<void> {
  const { count } = await tx.meeting.updateMany({ where: { projectId, id, status: from }, data });
  if (count !== 1) throw new Error("The meeting was no longer where it stood");
}

/** Saves an answer, for the date that stands (`sequence`). */
export async function saveAnswer(
  tx: Tx,
  row: {
    readonly projectId: string;
    readonly id: string;
    readonly meetingId: string;
    readonly memberId: string;
    readonly answer: string;
    readonly through: "APP" | "MAIL";
    readonly sequence: number;
    readonly stampedAt: Instant | null;
    readonly now: Instant;
  },
): Promise<void> {
  const { stampedAt, now, ...data } = row;
  const stamp = stampedAt === null ? null : new Date(stampedAt);
  await tx.meetingAnswer.createMany({ data: [{ ...data, stampedAt: stamp, answeredAt: new Date(now) }] });
}

/** Takes back the proxy of somebody for a meeting. */
export async function withdrawProxy(tx: Tx, projectId: string, id: string, now: Instant): Promise<void> {
  await tx.meetingProxy.updateMany({
    where: { projectId, id, withdrawnAt: null },
    data: { withdrawnAt: new Date(now) },
  });
}

/** Saves a written proxy. */
export async function saveProxy(
  { tx, scope, now, newId }: Ctx,
  proxy: { readonly meetingId: string; readonly partyId: string; readonly giverId: string; readonly holderId: string },
): Promise<void> {
  const { meetingId, partyId, giverId, holderId } = proxy;
  const row = { projectId: scope.projectId, id: newId(), meetingId, partyId };
  await tx.meetingProxy.createMany({
    data: [{ ...row, giverMemberId: giverId, holderMemberId: holderId, givenAt: new Date(now) }],
  });
}

/** Saves the secret address of an invitation: its hash alone. */
export async function saveInvitation(
  tx: Tx,
  row: {
    readonly projectId: string;
    readonly id: string;
    readonly meetingId: string;
    readonly memberId: string;
    readonly tokenHash: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { now, ...data } = row;
  await tx.meetingInvitation.createMany({ data: [{ ...data, invitedAt: new Date(now) }] });
}
