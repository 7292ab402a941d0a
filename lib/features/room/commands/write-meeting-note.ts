import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideNote } from "@/lib/domain/room";
import { loadPointForUpdate, roomNamed } from "@/lib/features/room/queries-state";
import { WriteMeetingNoteInput } from "@/lib/features/room/schema";
import { noteIdTaken, saveMeetingNote } from "@/lib/features/room/store";

/** Writes down what is said on a point. It goes on from the revision that was read, or is refused with what stands now. */
export const writeMeetingNote = defineCommand({
  name: "meeting-note.write",
  input: WriteMeetingNoteInput,
  async run(ctx, { meeting: code, pointId, noteId, revision, text, assertedBy }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId, memberId } = scope;
    const at = await loadPointForUpdate(tx, scope, { meeting: code, pointId }, now);
    if (at === null) return missing();
    const { found, point } = at;
    const { row, room, present, parties } = found;
    const standing = room.notes.find((note) => note.noteId === noteId) ?? null;
    if (standing === null ? await noteIdTaken(tx, projectId, noteId) : standing.pointId !== pointId) return missing();
    const known = parties.some(({ members }) => members.some(({ id }) => id === assertedBy));
    if (assertedBy !== null && !known) return missing();
    const own = standing?.assertedBy === memberId || standing?.recordedBy === memberId;
    const ruling = decideNote(
      {
        meetingStatus: row.status,
        present: present.some((one) => one.memberId === memberId),
        standing: standing === null ? null : { ...standing, own },
      },
      { revision, bySelf: assertedBy === null || assertedBy === memberId },
      authority,
    );
    if (!ruling.ok) return refuse(ruling.error);
    await saveMeetingNote(ctx, { meetingId: row.id, pointId, noteId, revision: ruling.value, text, assertedBy });
    const payload = {
      ...roomNamed(found),
      pointId,
      ordinal: point.ordinal,
      noteId,
      revision: ruling.value,
      assertedBy,
    };
    const outcome = { meeting: code, revision: String(ruling.value) };
    return done([{ type: "MeetingNoteWritten", payload, texts: { text } }], outcome);
  },
});
