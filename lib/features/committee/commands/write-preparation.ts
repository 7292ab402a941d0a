import { defineCommand, doneInPrivate, missing, refuse } from "@/lib/commands/define-command";
import { projectIsOpen } from "@/lib/domain/project";
import { loadMeeting } from "@/lib/features/committee/queries-state";
import { WritePreparationInput } from "@/lib/features/committee/schema";
import { savePreparation } from "@/lib/features/committee/store-agenda";

/** Writes what one's own side prepares for a meeting. Nothing of it is in the ledger, not even that it exists. */
export const writePreparation = defineCommand({
  name: "preparation.write",
  input: WritePreparationInput,
  async run({ tx, scope, now, newId }, { meeting: code, pointId, text }) {
    const { projectId } = scope;
    const found = await loadMeeting(tx, scope, code, now);
    if (found === null) return missing();
    if (pointId !== null && !found.row.points.some(({ id }) => id === pointId)) return missing();
    const over = projectIsOpen(scope.status);
    if (over.length > 0) return refuse(over);
    const noteId = newId();
    await savePreparation({ tx, scope, now }, { id: noteId, meetingId: found.row.id, pointId, text });
    return doneInPrivate([{ type: "NoteWritten", payload: { projectId, noteId } }], { meeting: code });
  },
});
