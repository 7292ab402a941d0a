import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideMatter, decidePoint } from "@/lib/domain/agenda";
import { proposed } from "@/lib/features/committee/commands/carry-points";
import { loadMeeting, pointFacts } from "@/lib/features/committee/queries-state";
import { findSubject, listAgencyIds } from "@/lib/features/committee/queries-subject";
import { ProposePointInput } from "@/lib/features/committee/schema";
import { lockMeeting } from "@/lib/features/committee/store";
import { savePoint } from "@/lib/features/committee/store-agenda";
import { loadOwnFiles } from "@/lib/features/file/queries";

/**
 * Proposes a point for a meeting: anybody may, with what is asked, the time it takes and its documents (domain.md 5.2).
 * Who votes on it is for its subject to say, else for the client's side.
 */
export const proposeAgendaPoint = defineCommand({
  name: "agenda.propose",
  input: ProposePointInput,
  async run(ctx, { meeting: code, subject: named, agencies, ...said }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId, partyId, memberId } = scope;
    await lockMeeting(tx, projectId, code);
    const documents = [...new Set(said.documents)];
    const [found, subject, files, known] = await Promise.all([
      loadMeeting(tx, scope, code, now),
      named === null ? null : findSubject(tx, projectId, named),
      loadOwnFiles(tx, { projectId, partyId, ids: documents }),
      listAgencyIds(tx, projectId),
    ]);
    if (found === null || (named !== null && subject === null) || files.length !== documents.length) return missing();
    if (!agencies.every((id) => known.includes(id))) return missing();
    const point = { status: "PROPOSED", ask: said.ask, proposedBy: memberId } as const;
    const ruling = decidePoint("propose", pointFacts(found, scope, point), authority);
    if (!ruling.ok) return refuse(ruling.error);
    const voting = decideMatter(said.matter, subject?.kind ?? null, authority);
    if (!voting.ok) return refuse(voting.error);
    const { row, body } = found;
    const concerned = [...new Set([...agencies, ...(subject?.concerned ?? [])])].filter((id) => known.includes(id));
    const ordinal = row.points.filter(({ status }) => status === "PROPOSED").length + 1;
    const whole = {
      ...said,
      meetingId: row.id,
      matter: voting.value,
      subject,
      concerned,
      documents,
      ordinal,
      carriedFrom: null,
    };
    const pointId = await savePoint(ctx, whole);
    const event = proposed({ meetingId: row.id, meeting: code, bodyKind: body.kind }, pointId, whole);
    return done([event], { meeting: code, pointId });
  },
});
