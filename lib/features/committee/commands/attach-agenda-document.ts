import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decidePoint } from "@/lib/domain/agenda";
import { loadMeeting, pointFacts } from "@/lib/features/committee/queries-state";
import { AttachDocumentsInput } from "@/lib/features/committee/schema";
import { lockMeeting } from "@/lib/features/committee/store";
import { saveDocuments } from "@/lib/features/committee/store-agenda";
import { loadOwnFiles } from "@/lib/features/file/queries";

/** Adds documents to a point, in the time that was signed for reading them. */
export const attachAgendaDocument = defineCommand({
  name: "agenda.attach",
  input: AttachDocumentsInput,
  async run(ctx, { meeting: code, pointId, documents: wanted }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId, partyId } = scope;
    await lockMeeting(tx, projectId, code);
    const found = await loadMeeting(tx, scope, code, now);
    const point = found?.row.points.find(({ id }) => id === pointId);
    if (found === null || point === undefined) return missing();
    const documents = [...new Set(wanted)].filter((id) => !point.documents.some((there) => there.id === id));
    const files = await loadOwnFiles(tx, { projectId, partyId, ids: documents });
    if (files.length !== documents.length || documents.length === 0) return missing();
    const act = point.status === "FIXED" ? "attachFixed" : "attach";
    const ruling = decidePoint(act, pointFacts(found, scope, point), authority);
    if (!ruling.ok) return refuse(ruling.error);
    await saveDocuments(ctx, pointId, documents, point.documents.length);
    const payload = { meetingId: found.row.id, meeting: code, bodyKind: found.body.kind, pointId, documents };
    return done([{ type: "AgendaDocumentAdded", payload }], { meeting: code, pointId });
  },
});
