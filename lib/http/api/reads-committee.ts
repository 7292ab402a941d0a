import { z } from "zod";
import { AgendaAsk, PointStatus, PointSubject } from "@/lib/domain/agenda";
import { BodyKind, BodyStatus, Rhythm, SeatVoice, VoteMatter } from "@/lib/domain/committee";
import { MeetingAnswer, MeetingKind, MeetingStatus } from "@/lib/domain/meeting";
import { Role } from "@/lib/domain/party";
import { getBody, listBodies, listMeetings } from "@/lib/features/committee/queries";
import { getMeeting } from "@/lib/features/committee/queries-meeting";
import { BodyCode, MeetingCode } from "@/lib/features/committee/schema";
import { bodyActNames, matterReasons, meetingActNames } from "@/lib/features/committee/view";
import { listOf, nothing, projectRead, type ReadOperation } from "@/lib/http/api/define-read";
import { At, abilities, Day, many, may, PartyName } from "@/lib/http/api/fields";

const Person = z.strictObject({
  memberId: z.uuid(),
  name: z.string(),
  title: z.string(),
  party: PartyName,
  roles: many(Role),
});

const Seat = Person.extend({ voice: SeatVoice });

const Body = z.strictObject({
  code: BodyCode,
  kind: BodyKind,
  status: BodyStatus,
  title: z.string(),
  rhythm: Rhythm,
  seats: many(Seat),
  ahead: many(MeetingCode).describe("Its meetings that are planned, convened or open."),
});

const Line = z.strictObject({
  code: MeetingCode,
  body: BodyCode,
  committee: z.string(),
  kind: MeetingKind,
  status: MeetingStatus,
  startsAt: At,
  minutes: z.int(),
  place: z.string(),
  convocationDue: Day.describe("The last day to convene it, counted backwards in working days."),
  documentsDue: Day,
  points: z.int().describe("Points that are fixed."),
  invited: z.int(),
  accepted: z.int(),
});

const bodies = projectRead({
  id: "listCommittees",
  path: "/projects/{code}/committees",
  tag: "Committees",
  summary: "Committees",
  description: "The bodies of a project and who sits in them.",
  params: nothing,
  query: nothing,
  answer: listOf(Body.meta({ id: "Committee" })),
  read: async ({ tx, scope }) => ({ items: [...(await listBodies(tx, scope.projectId))], next: null }),
});

const body = projectRead({
  id: "getCommittee",
  path: "/projects/{code}/committees/{committee}",
  tag: "Committees",
  summary: "A committee",
  description: "Who sits there, its meetings, and what you may do.",
  params: z.object({ committee: BodyCode }),
  query: nothing,
  answer: Body.extend({ meetings: many(Line), abilities: abilities(...bodyActNames) }).meta({ id: "CommitteeItem" }),
  read: async ({ tx, scope, now }, _query, { committee }) => {
    const found = await getBody(tx, scope, committee, now);
    if (found === null) return null;
    const { compose, dissolve, plan } = found.abilities;
    const told = { compose: may(compose), dissolve: may(dissolve), plan: may(plan) };
    return { ...found.view.body, meetings: [...found.view.meetings], abilities: told };
  },
});

const meetings = projectRead({
  id: "listMeetings",
  path: "/projects/{code}/meetings",
  tag: "Committees",
  summary: "Meetings",
  description: "The meetings of all committees, those furthest ahead first.",
  params: nothing,
  query: nothing,
  answer: listOf(Line.meta({ id: "MeetingLine" })),
  read: async ({ tx, scope }) => ({ items: [...(await listMeetings(tx, scope.projectId))], next: null }),
});

const Point = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  detail: z.string(),
  ask: AgendaAsk,
  matter: VoteMatter.describe("What it touches, and so who votes on it."),
  minutes: z.int(),
  subject: z.strictObject({ kind: PointSubject, code: z.string() }).nullable(),
  status: PointStatus,
  proposedBy: z.string(),
  own: z.boolean(),
  concerned: many(z.string()).describe("The agencies without which nothing is decided on it."),
  documents: many(z.strictObject({ id: z.uuid(), name: z.string(), bytes: z.int() })),
});

const meeting = projectRead({
  id: "getMeeting",
  path: "/projects/{code}/meetings/{meeting}",
  tag: "Committees",
  summary: "A meeting",
  description: "Its agenda, who answered what, what the agenda proposes by itself, and the notes of your own side.",
  params: z.object({ meeting: MeetingCode }),
  query: nothing,
  answer: Line.extend({
    startsLocal: z.string().describe("On the clock of the project."),
    reason: z.string(),
    cancelReason: z.string(),
    convenedAt: At.nullable(),
    reconvenes: MeetingCode.nullable(),
    earliestOn: Day.describe("The first day to which it can be moved today."),
    agenda: many(Point),
    attendees: many(
      Seat.extend({
        answer: MeetingAnswer.nullable(),
        through: z.enum(["APP", "MAIL"]).nullable(),
        proxyTo: z.string().nullable(),
      }),
    ),
    matters: many(
      z.strictObject({
        why: z.enum(matterReasons),
        kind: PointSubject,
        code: z.string(),
        title: z.string(),
        dueOn: Day.nullable(),
      }),
    ),
    preparation: many(
      z.strictObject({
        id: z.uuid(),
        pointId: z.uuid().nullable(),
        text: z.string().nullable(),
        by: z.string(),
        at: At,
      }),
    ).describe("Of your own party; nobody else reads it."),
    abilities: abilities(...meetingActNames),
  }).meta({ id: "Meeting" }),
  read: async ({ tx, scope, now }, _query, { meeting: code }) => {
    const found = await getMeeting(tx, scope, code, now);
    if (found === null) return null;
    const { line, points: agenda, project: _p, now: _n, mine: _m, colleagues: _c, agencies: _a, ...rest } = found.view;
    const told = found.abilities;
    return {
      ...line,
      ...rest,
      agenda,
      abilities: {
        convene: may(told.convene),
        reschedule: may(told.reschedule),
        cancel: may(told.cancel),
        answer: may(told.answer),
        giveProxy: may(told.giveProxy),
        propose: may(told.propose),
        order: may(told.order),
        fix: may(told.fix),
      },
    };
  },
});

/** What is read of committees, their meetings and agendas. */
export const committeeReads: readonly ReadOperation[] = [bodies, body, meetings, meeting];
