import { defineCommand, doneInPrivate, missing, refuse } from "@/lib/commands/define-command";
import { projectIsOpen } from "@/lib/domain/project";
import { WriteNoteInput } from "@/lib/features/discussion/schema";
import { loadSubjectForUpdate, saveNote } from "@/lib/features/discussion/store";

/** Writes a note that the writer's own party alone reads. Nothing of it is in the ledger, not even that it exists. */
export const writeNote = defineCommand({
  name: "note.write",
  input: WriteNoteInput,
  async run(ctx, { subject: named, text }) {
    const { projectId } = ctx.scope;
    const subject = await loadSubjectForUpdate(ctx.tx, projectId, named);
    if (subject === null) return missing();
    const over = projectIsOpen(ctx.scope.status);
    if (over.length > 0) return refuse(over);
    const noteId = ctx.newId();
    await saveNote(ctx, subject, noteId, text);
    return doneInPrivate([{ type: "NoteWritten", payload: { projectId, noteId } }]);
  },
});
