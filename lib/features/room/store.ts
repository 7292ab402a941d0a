import type { ProjectContext } from "@/lib/commands/define-command";
import type { Tx } from "@/lib/db/client";
import type { AttendanceMove } from "@/lib/domain/attendance";
import type { Instant } from "@/lib/kernel/instant";

type Ctx = Pick<ProjectContext, "tx" | "scope" | "now" | "newId">;

/** Moves a meeting on from where it stood. */
export async function advanceRoom(
  tx: Tx,
  { projectId, id, from }: { readonly projectId: string; readonly id: string; readonly from: string },
  data: { readonly status: string; readonly openedAt?: Date; readonly endedAt?: Date },
): Promise<void> {
  const { count } = await tx.meeting.updateMany({ where: { projectId, id, status: from }, data });
  if (count !== 1) throw new Error("The meeting was no longer where it stood");
}

/** Writes down that somebody came in or left; `ordinal`: its place among the lines of this meeting. */
export async function saveMove(
  { tx, scope, newId }: Omit<Ctx, "now">,
  {
    at,
    ...line
  }: {
    readonly meetingId: string;
    readonly ordinal: number;
    readonly memberId: string;
    readonly move: AttendanceMove;
    readonly at: Instant;
  },
): Promise<void> {
  const { projectId, memberId: recordedBy } = scope;
  await tx.attendance.createMany({ data: [{ projectId, id: newId(), ...line, at: new Date(at), recordedBy }] });
}

/** Begins the time of a point. */
export async function beginRun(
  { tx, scope, now, newId }: Ctx,
  run: { readonly meetingId: string; readonly pointId: string },
): Promise<void> {
  const { projectId, memberId: begunBy } = scope;
  await tx.agendaPointRun.createMany({ data: [{ projectId, id: newId(), ...run, begunBy, begunAt: new Date(now) }] });
}

/** Ends the time of the point that runs, if one does. */
export async function endRun({ tx, scope, now }: Omit<Ctx, "newId">, meetingId: string): Promise<void> {
  const { projectId, memberId: endedBy } = scope;
  await tx.agendaPointRun.updateMany({
    where: { projectId, meetingId, endedAt: null },
    data: { endedBy, endedAt: new Date(now) },
  });
}

/** A writing of a note. */
export type NewNote = {
  readonly meetingId: string;
  readonly pointId: string;
  readonly noteId: string;
  readonly revision: number;
  readonly text: string;
  readonly assertedBy: string | null;
};

/** Adds a writing of a note after those that are there. */
export async function saveMeetingNote({ tx, scope, now, newId }: Ctx, note: NewNote): Promise<void> {
  const { projectId, memberId: recordedBy } = scope;
  const id = note.revision === 1 ? note.noteId : newId();
  await tx.meetingNote.createMany({ data: [{ projectId, id, ...note, recordedBy, recordedAt: new Date(now) }] });
}

/** True when a note of this id was begun anywhere in the project. */
export async function noteIdTaken(tx: Tx, projectId: string, noteId: string): Promise<boolean> {
  return (await tx.meetingNote.count({ where: { projectId, noteId } })) > 0;
}

/** Something that was put to the vote and not pronounced, with the voices that were given. */
type LeftOpen = {
  readonly id: string;
  readonly favour: number;
  readonly against: number;
  readonly abstained: number;
};

/** Postpones what is still put to the vote when a meeting ends: it is taken up again, or is not. */
export async function postponeLeft({ tx, scope, now }: Omit<Ctx, "newId">, left: readonly LeftOpen[]): Promise<void> {
  const { projectId, memberId: decidedBy } = scope;
  const postponed = { status: "POSTPONED", decidedBy, decidedAt: new Date(now) };
  await Promise.all(
    left.map(({ id, ...voices }) =>
      tx.committeeDecision.updateMany({
        where: { projectId, id, status: "PROPOSED" },
        data: { ...postponed, ...voices },
      }),
    ),
  );
}
