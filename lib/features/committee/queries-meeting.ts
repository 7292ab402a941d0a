import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { decidePoint } from "@/lib/domain/agenda";
import { decideMeeting } from "@/lib/domain/meeting";
import { loadPeople } from "@/lib/features/commitment/queries-state";
import { bodyView, listMeetings, peopleOf, projectOf } from "@/lib/features/committee/queries";
import { listAgendaMatters } from "@/lib/features/committee/queries-agenda";
import { loadMeeting, pointFacts } from "@/lib/features/committee/queries-state";
import type { MeetingActName, MeetingView } from "@/lib/features/committee/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";

/** A meeting with its agenda, its answers and what this reader may do; `null` when there is none of this number. */
export async function getMeeting(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<{ readonly view: MeetingView; readonly abilities: Record<MeetingActName, Ability> } | null> {
  const { projectId, memberId } = scope;
  const [state, parties, [line], matters, notes] = await Promise.all([
    loadMeeting(tx, scope, code, now),
    loadPeople(tx, projectId),
    listMeetings(tx, projectId, { code }),
    listAgendaMatters(tx, projectId, now),
    tx.$queryRaw<{ id: string; pointId: string | null; text: string | null; by: string; at: Date }[]>`
      SELECT n.id, n.point_id AS "pointId", n.text, n.written_by AS by, n.written_at AS at FROM preparation_note n
      JOIN meeting g ON g.project_id = n.project_id AND g.id = n.meeting_id
      WHERE n.project_id = ${projectId}::uuid AND g.code = ${code} ORDER BY n.written_at, n.id LIMIT 200`,
  ]);
  if (state === null || line === undefined) return null;
  const { row, body, facts } = state;
  const people = peopleOf(parties);
  const nameOf = (id: string): string => people.find((one) => one.memberId === id)?.name ?? "";
  const own = parties.find(({ members }) => members.some(({ id }) => id === memberId));
  const proxyOf = (id: string): string | null => row.proxies.find(({ giverId }) => giverId === id)?.holderId ?? null;
  const answerOf = (id: string) => row.answers.find((one) => one.memberId === id);
  const any = { status: "PROPOSED", ask: "INFORM", proposedBy: memberId } as const;
  const point = (act: "propose" | "order" | "fix"): Ability =>
    abilityTo(`agenda.${act}`, scope, now, (actor) => decidePoint(act, pointFacts(state, scope, any), actor));
  const decided = (command: "convene" | "cancel" | "answer", brought = {}): Ability =>
    abilityTo(`meeting.${command}`, scope, now, (actor) => decideMeeting(command, { ...facts, ...brought }, actor));
  const moved = { ...facts, worked: true, convocationBefore: facts.startsAt, reason: "-" };
  return {
    abilities: {
      convene: decided("convene"),
      cancel: decided("cancel", { reason: "-" }),
      answer: decided("answer"),
      reschedule: abilityTo("meeting.reschedule", scope, now, (actor) =>
        decideMeeting(row.status === "CONVENED" ? "rescheduleConvened" : "reschedule", moved, actor),
      ),
      giveProxy: abilityTo("meeting.give-proxy", scope, now, (actor) => decideMeeting("giveProxy", facts, actor)),
      propose: point("propose"),
      order: point("order"),
      fix: point("fix"),
    },
    view: {
      project: projectOf(scope),
      now,
      line,
      startsLocal: row.startsLocal,
      reason: row.reason,
      cancelReason: row.cancelReason,
      convenedAt: row.convenedAt,
      reconvenes: row.reconvenes,
      earliestOn: facts.earliestOn,
      points: row.points.map(
        ({ subjectKind, subject, proposedBy, subjectId: _, carriedFrom: __, ordinal: ___, ...rest }) => ({
          ...rest,
          subject: subjectKind === null || subject === null ? null : { kind: subjectKind, code: subject },
          proposedBy: nameOf(proposedBy),
          own: proposedBy === memberId,
          concerned: rest.concerned.map((id) => parties.find((party) => party.id === id)?.name ?? ""),
        }),
      ),
      attendees: bodyView(body, people).seats.map((seat) => ({
        ...seat,
        answer: answerOf(seat.memberId)?.answer ?? null,
        through: answerOf(seat.memberId)?.through ?? null,
        proxyTo: proxyOf(seat.memberId) === null ? null : nameOf(proxyOf(seat.memberId) ?? ""),
      })),
      matters: row.status === "PLANNED" || row.status === "CONVENED" ? matters : [],
      preparation: notes.map(({ at, by, ...note }) => ({ ...note, by: nameOf(by), at: instantOf(at) })),
      mine: { seated: facts.invited, answer: answerOf(memberId)?.answer ?? null, proxyTo: proxyOf(memberId) },
      colleagues: (own?.members ?? [])
        .filter(({ id }) => id !== memberId)
        .map(({ id, name }) => ({ memberId: id, name })),
      agencies: parties.filter(({ side }) => side === "AGENCY").map(({ id, name }) => ({ id, name })),
    },
  };
}
