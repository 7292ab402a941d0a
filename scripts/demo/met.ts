// The steering committee: formed by the client, one meeting held with its decision, the next one convened.
import type { SeatVoice } from "@/lib/domain/committee";
import { loadMeeting } from "@/lib/features/committee/queries-state";
import type { CastKey } from "@/scripts/demo/cast";
import { type Scene, scene } from "@/scripts/demo/scene";
import type { Stage } from "@/scripts/demo/stage";
import { memberOf } from "@/scripts/demo/standing";

const [body, held, next] = ["INS-01", "COM-001", "COM-002"] as const;

/** The points of a meeting, in their order. */
async function pointsOf(stage: Stage, meeting: string): Promise<readonly string[]> {
  const found = await stage.read("claire", (tx, scope, now) => loadMeeting(tx, scope, meeting, now));
  return found?.row.points.map(({ id }) => id) ?? [];
}

async function form(stage: Stage): Promise<void> {
  const seat = async (key: CastKey, voice: SeatVoice): Promise<object> => ({
    memberId: await memberOf(stage, key),
    voice,
  });
  await stage.act("ines", "committee.form", {
    kind: "STEERING",
    title: "Comité de pilotage",
    rhythm: "MONTHLY",
    seats: await Promise.all([
      seat("claire", "PRESIDES"),
      ...(["ines", "helene", "sophie"] as const).map((key) => seat(key, "DELIBERATIVE")),
      ...(["romain", "judith"] as const).map((key) => seat(key, "CONSULTATIVE")),
    ]),
  });
}

const plan = (stage: Stage, days: number): object => ({
  ...{ committee: body, kind: "ORDINARY", startsAt: `${stage.calendar.day(days)}T14:00`, minutes: 90 },
  ...{ place: "Salle des Gouaches, Vère", reason: "", times: 1, reconvenes: "" },
});

const point = (meeting: string, title: string, ask: string, minutes: number, detail = ""): object => ({
  ...{ meeting, title, detail, ask, matter: null, minutes, subject: null, agencies: [], documents: [] },
});

const points = (meeting: string, work: (ids: readonly string[], stage: Stage) => Promise<unknown>): Scene["play"] => {
  return async (stage) => work(await pointsOf(stage, meeting), stage);
};

/** What is decided in the room, with what was weighed. */
const virtualVisit = {
  title: "La visite virtuelle attend la fin des travaux",
  text: "La visite virtuelle est reprise après la réouverture de la salle des Gouaches.",
  grounds: "La prise de vues est impossible pendant les travaux ; le budget n’en change pas.",
  options: [
    { label: "Attendre la fin des travaux", detail: "", retained: true },
    { label: "Filmer une autre salle", detail: "La collection y est partielle.", retained: false },
  ],
  revokes: null,
};

const vote = (key: CastKey, time: string, ballot: string, reason = ""): Scene =>
  scene(1, time, async (stage) => {
    const year = stage.calendar.day(1).slice(0, 4);
    await stage.act(key, "decision.vote", { decision: `D-${year}-001`, ballot, reason });
  });

const arrive = (key: CastKey, time: string): Scene =>
  scene(1, time, (stage) => stage.act(key, "attendance.arrive", { meeting: held, memberId: null }));

const answer = (key: CastKey, days: number, time: string, meeting: string, said: string): Scene =>
  scene(days, time, (stage) => stage.act(key, "meeting.answer", { meeting, answer: said }));

/** The first meeting: planned, convened on its agenda, held yesterday. */
const heldScenes: readonly Scene[] = [
  scene(14, "11:10", form),
  scene(14, "11:25", (stage) => stage.act("judith", "meeting.plan", plan(stage, 1))),
  scene(13, "09:30", (stage) =>
    stage.act("judith", "agenda.propose", point(held, "Où en est la recette", "INFORM", 15)),
  ),
  scene(13, "11:40", (stage) =>
    stage.act(
      "ines",
      "agenda.propose",
      point(held, "Faut-il attendre la fin des travaux pour la visite virtuelle ?", "DECIDE", 25),
    ),
  ),
  scene(13, "15:10", (stage) =>
    stage.act("romain", "agenda.propose", point(held, "Retours des visiteurs de la bêta", "DISCUSS", 20)),
  ),
  scene(
    7,
    "12:05",
    points(held, (ids, stage) => stage.act("claire", "agenda.fix", { meeting: held, points: ids })),
  ),
  scene(7, "12:15", (stage) => stage.act("judith", "meeting.convene", { meeting: held })),
  answer("ines", 7, "13:32", held, "ACCEPTED"),
  answer("helene", 7, "14:41", held, "ACCEPTED"),
  answer("sophie", 6, "11:32", held, "ACCEPTED"),
  answer("romain", 6, "11:45", held, "TENTATIVE"),
  scene(1, "14:00", (stage) => stage.act("judith", "meeting.open", { meeting: held })),
  arrive("claire", "14:01"),
  arrive("judith", "14:02"),
  arrive("ines", "14:03"),
  arrive("helene", "14:04"),
  arrive("sophie", "14:06"),
  scene(
    1,
    "14:07",
    points(held, ([first], stage) => stage.act("judith", "point.begin", { meeting: held, pointId: first })),
  ),
  scene(
    1,
    "14:21",
    points(held, ([, second], stage) => stage.act("judith", "point.begin", { meeting: held, pointId: second })),
  ),
  scene(
    1,
    "14:32",
    points(held, ([, second], stage) =>
      stage.act("judith", "decision.propose", { meeting: held, pointId: second, ...virtualVisit }),
    ),
  ),
  vote("ines", "14:34", "FOR"),
  vote("helene", "14:35", "FOR"),
  vote("sophie", "14:36", "ABSTAIN", "La planche de prises de vues est déjà réservée."),
  vote("claire", "14:37", "FOR"),
  scene(1, "14:39", (stage) =>
    stage.act("claire", "decision.adopt", { decision: `D-${stage.calendar.day(1).slice(0, 4)}-001` }),
  ),
  scene(
    1,
    "14:40",
    points(held, ([, , third], stage) => stage.act("judith", "point.begin", { meeting: held, pointId: third })),
  ),
  scene(1, "15:05", (stage) => stage.act("judith", "meeting.close", { meeting: held })),
];

/** The next one: convened with an agenda, answered by some. */
const nextScenes: readonly Scene[] = [
  scene(1, "15:30", (stage) => stage.act("judith", "meeting.plan", plan(stage, -8))),
  scene(1, "15:50", (stage) =>
    stage.act(
      "ines",
      "agenda.propose",
      point(next, "Date de la mise en ligne", "DECIDE", 30, "Avant ou après les vacances d’hiver."),
    ),
  ),
  scene(1, "16:05", (stage) =>
    stage.act("judith", "agenda.propose", point(next, "Formation des équipes des musées", "DISCUSS", 20)),
  ),
  scene(
    1,
    "16:30",
    points(next, (ids, stage) => stage.act("claire", "agenda.fix", { meeting: next, points: ids })),
  ),
  scene(1, "16:40", (stage) => stage.act("judith", "meeting.convene", { meeting: next })),
  scene(1, "16:55", (stage) =>
    stage.act("romain", "agenda.propose", point(next, "Mesure d’audience après la bêta", "DISCUSS", 15)),
  ),
  answer("judith", 1, "17:01", next, "ACCEPTED"),
  answer("sophie", 1, "17:20", next, "ACCEPTED"),
  answer("romain", 1, "17:24", next, "DECLINED"),
];

/** Committees in the project that the story is about. */
export const committeeScenes: readonly Scene[] = [...heldScenes, ...nextScenes];
