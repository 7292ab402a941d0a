import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { committeeActs, decideBody } from "@/lib/domain/committee";
import { MeetingKind, MeetingStatus } from "@/lib/domain/meeting";
import { loadPeople, type PartyPeople } from "@/lib/features/commitment/queries-state";
import { type BodyState, bodyFactsOf, loadBodies } from "@/lib/features/committee/queries-body";
import { loadMeetingTerms } from "@/lib/features/committee/queries-terms";
import type {
  BodyActName,
  BodyPageView,
  BodyView,
  MeetingLine,
  PersonView,
  SeatView,
} from "@/lib/features/committee/view";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import { ok } from "@/lib/kernel/result";

const Line = z.object({
  code: z.string(),
  body: z.string(),
  committee: z.string(),
  kind: MeetingKind,
  status: MeetingStatus,
  startsAt: z.date(),
  minutes: z.int(),
  place: z.string(),
  convocationDue: z.iso.date(),
  documentsDue: z.iso.date(),
  points: z.int(),
  invited: z.int(),
  accepted: z.int(),
});

/** The meetings of a project, or of one body, or the one of a number: those furthest ahead first. */
export async function listMeetings(
  tx: Tx,
  projectId: string,
  { body = null, code = null }: { readonly body?: string | null; readonly code?: string | null } = {},
): Promise<readonly MeetingLine[]> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT g.code, b.code AS body, b.title AS committee, g.kind, g.status, g.starts_at AS "startsAt", g.minutes, g.place,
      g.convocation_due::text AS "convocationDue", g.documents_due::text AS "documentsDue",
      (SELECT count(*)::int FROM agenda_point p WHERE p.project_id = g.project_id AND p.meeting_id = g.id AND p.status = 'FIXED') AS points,
      (SELECT count(*)::int FROM meeting_invitation i WHERE i.project_id = g.project_id AND i.meeting_id = g.id) AS invited,
      (SELECT count(*)::int FROM (SELECT DISTINCT ON (a.member_id) a.answer, a.sequence FROM meeting_answer a WHERE a.project_id = g.project_id
        AND a.meeting_id = g.id ORDER BY a.member_id, a.answered_at DESC, a.id DESC) l WHERE l.answer = 'ACCEPTED' AND l.sequence >= g.sequence) AS accepted
    FROM meeting g JOIN committee_body b ON b.project_id = g.project_id AND b.id = g.body_id
    WHERE g.project_id = ${projectId}::uuid AND (${body}::text IS NULL OR b.code = ${body}) AND (${code}::text IS NULL OR g.code = ${code})
    ORDER BY g.starts_at DESC, g.id LIMIT 200`;
  return rows.map((row) => {
    const { startsAt, ...line } = Line.parse(row);
    return { ...line, startsAt: instantOf(startsAt) };
  });
}

/** Everybody at work in a project, by party. */
export function peopleOf(parties: readonly PartyPeople[]): readonly PersonView[] {
  return parties.flatMap(({ members, name, side, ordinal }) =>
    members.map((member) => ({
      memberId: member.id,
      name: member.name,
      title: member.title,
      party: { name, side, ordinal },
      roles: member.roles,
    })),
  );
}

/** A body as pages show it. */
export function bodyView(body: BodyState, people: readonly PersonView[]): BodyView {
  const { code, kind, status, title, rhythm, ahead } = body;
  const seats = body.seats.flatMap(({ memberId, voice }): readonly SeatView[] => {
    const person = people.find((one) => one.memberId === memberId);
    return person === undefined ? [] : [{ ...person, voice }];
  });
  return { code, kind, status, title, rhythm, seats, ahead };
}

/** The project as pages name it. */
export function projectOf({ code, name, timeZone }: ProjectScope): BodyPageView["project"] {
  return { code, name, timeZone };
}

/** The bodies of a project with who sits there. */
export async function listBodies(tx: Tx, projectId: string): Promise<readonly BodyView[]> {
  const [bodies, parties] = await Promise.all([loadBodies(tx, projectId), loadPeople(tx, projectId)]);
  const people = peopleOf(parties);
  return bodies.map((body) => bodyView(body, people));
}

/** A body with its meetings and what this reader may do; `null` when there is none of this number. */
export async function getBody(
  tx: Tx,
  scope: ProjectScope,
  code: string,
  now: Instant,
): Promise<{ readonly view: BodyPageView; readonly abilities: Record<BodyActName, Ability> } | null> {
  const { projectId } = scope;
  const [[body], parties, meetings, terms] = await Promise.all([
    loadBodies(tx, projectId, code),
    loadPeople(tx, projectId),
    listMeetings(tx, projectId, { body: code }),
    loadMeetingTerms(tx, scope),
  ]);
  if (body === undefined) return null;
  const people = peopleOf(parties);
  const facts = await bodyFactsOf(tx, scope, { kind: body.kind, seats: body.seats }, body);
  const decided = (act: "compose" | "dissolve"): Ability =>
    abilityTo(`committee.${act}`, scope, now, (actor) =>
      facts === null ? ok(null) : decideBody(act, { ...facts, seats: body.seats }, actor),
    );
  const standing = body.status === "STANDING";
  const plan = abilityTo("meeting.plan", scope, now, () =>
    standing
      ? ok(null)
      : {
          ok: false,
          error: [
            { kind: "wrong-status", article: "CD-09", status: body.status, expected: committeeActs.compose.from },
          ],
        },
  );
  return {
    view: {
      project: projectOf(scope),
      body: bodyView(body, people),
      people,
      meetings,
      earliest: {
        ordinary: terms.earliest(now, "ORDINARY"),
        extraordinary: terms.earliest(now, "EXTRAORDINARY"),
        second: terms.earliest(now, "SECOND"),
      },
    },
    abilities: { compose: decided("compose"), dissolve: decided("dissolve"), plan },
  };
}
