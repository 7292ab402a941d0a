// `npm run bench -- meeting`: meetings while they are held, on the production build. How soon what somebody does is on the
// screens of all 30 who look, and of 300 people in 50 meetings at once; what a screen weighs; the register of decisions.
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { v7 } from "uuid";
import type { Command } from "@/lib/commands/define-command";
import { type Door, execute } from "@/lib/commands/execute";
import { voteDecision } from "@/lib/features/decision/commands/vote-decision";
import { arriveAttendance } from "@/lib/features/room/commands/arrive-attendance";
import { leaveAttendance } from "@/lib/features/room/commands/leave-attendance";
import { writeMeetingNote } from "@/lib/features/room/commands/write-meeting-note";
import type { PersonId } from "@/lib/kernel/ids";
import { instantOf } from "@/lib/kernel/instant";
import { measureApart } from "@/scripts/bench/apart";
import { compare } from "@/scripts/bench/load";
import { judge, report } from "@/scripts/bench/report";
import { openScreen, type Screen } from "@/scripts/bench/screen";
import { type BenchRoom, seedDecisions, seedRoom } from "@/scripts/bench/seed-room";
import { environmentOf, signIn } from "@/scripts/bench/stage";
import { serve } from "@/scripts/serve.mjs";

const participants = 30;
const meetings = Number(process.env.BENCH_MEETINGS ?? 50);
const ofEach = 6;
/** Acts that are measured in the one meeting; in the many, each meeting has one every so many milliseconds. */
const acts = 60;
const every = 5_000;
const rounds = 4;
/** Screens beyond those, to weigh one of them. */
const weighed = 3;
const port = Number(process.env.PORT ?? 4800);
const program = process.argv[2] ?? ".next/standalone/server.js";
const url = `http://localhost:${port}`;
/** Whose voice was asked for already, in which meeting. */
const voices = new Set<string>();

await measureApart("meeting", async ({ db, appUrl, seeding, say, file }) => {
  say(`Seeding a meeting of ${participants}, and ${meetings} of ${ofEach}`);
  const large = await seedRoom(seeding, "meeting-large", participants);
  const many: BenchRoom[] = [];
  for (let number = 1; number <= meetings; number += 1) many.push(await seedRoom(seeding, `meeting-${number}`, ofEach));
  await seedDecisions(seeding, large, 10_000);
  const [first] = many;
  if (first === undefined) throw new Error("No meeting of the many");
  await seedDecisions(seeding, first, 100);
  await seeding.query("VACUUM (ANALYZE)");
  const door: Door = { db, clock: { now: () => instantOf(new Date()) }, newId: () => v7() };
  const secret = randomBytes(32).toString("base64url");
  const env = { ...environmentOf(secret, url), DATABASE_URL: appUrl };
  const collecting = ["--expose-gc", "--import", pathToFileURL(resolve("scripts/bench/collect.mjs")).href];
  const app = await serve([...collecting, program], { output: "ignore", port, env });
  const cookies = new Map<PersonId, string>();
  const cookieOf = async (person: PersonId): Promise<string> => {
    const cookie = cookies.get(person) ?? (await signIn(seeding, person, { secret, url }));
    cookies.set(person, cookie);
    return cookie;
  };
  const screensOf = (room: BenchRoom): Promise<Screen[]> =>
    Promise.all(
      room.people.map(async ({ personId }) => {
        const path = `/api/projects/${room.project.code}/meetings/${room.meeting}/live`;
        return openScreen({ port, path, cookie: await cookieOf(personId), host: `localhost:${port}` });
      }),
    );
  try {
    say(`One meeting: ${acts} acts on ${participants} screens`);
    const ofLarge = await screensOf(large);
    for (const act of actsOf(large, 8)) await shown(door, large, act, ofLarge);
    const one: number[] = [];
    for (const act of actsOf(large, acts)) {
      one.push(...(await shown(door, large, act, ofLarge)));
      await sleep(50);
    }
    for (const screen of ofLarge) screen.close();

    say(`${meetings} meetings at once, an act in each every ${every / 1000} s`);
    const rooms: { room: BenchRoom; screens: Screen[] }[] = [];
    for (const room of many) rooms.push({ room, screens: await screensOf(room) });
    const all = await Promise.all(
      rooms.map(async ({ room, screens }, index) => {
        const times: number[] = [];
        await sleep((index / meetings) * every);
        for (const act of actsOf(room, rounds)) {
          const began = performance.now();
          times.push(...(await shown(door, room, act, screens)));
          await sleep(Math.max(0, every - (performance.now() - began)));
        }
        return times;
      }),
    );

    say("Weighing a screen");
    const pid = app.child.pid ?? 0;
    const before = await settledMegabytes(pid);
    const more: Screen[] = [];
    for (let turn = 0; turn < weighed; turn += 1) for (const { room } of rooms) more.push(...(await screensOf(room)));
    const after = await settledMegabytes(pid);
    for (const screen of [...more, ...rooms.flatMap(({ screens }) => screens)]) screen.close();

    say("The register of decisions");
    const at = async (room: BenchRoom, filter: string): Promise<{ url: string; headers: Record<string, string> }> => ({
      url: `http://127.0.0.1:${port}/projects/${room.project.code}/decisions${filter}`,
      headers: { cookie: await cookieOf(room.keeper), host: `localhost:${port}` },
    });
    // In many short turns: five of a hundred answers decide, and what else the machine does comes in bursts.
    const often = { rounds: 16, seconds: 2 };
    const pages = await compare({ many: await at(large, ""), few: await at(first, "") }, often);
    // Both are full pages, as they are without a filter: what differs is how much there is to look through.
    const filter = "?status=ADOPTED&q=comit%C3%A9";
    const filtered = await compare({ many: await at(large, filter), few: await at(first, filter) }, often);

    const [alone, together] = [figuresOf(one), figuresOf(all.flat())];
    const kilobytes = ((after - before) * 1024) / Math.max(1, more.length);
    report(
      file,
      [
        judge(`an act on ${participants} screens, p95 in ms`, alone.p95, "at most", 300),
        judge(`an act in one of ${meetings} meetings at once, p95 in ms`, together.p95, "at most", 1_000),
        judge("memory of one more screen, kB", kilobytes, "at most", 200),
        judge("p95 of the register at 10,000 decisions beside 100", pages.many.p95 / pages.few.p95, "at most", 1.2),
        judge("the same under a filter", filtered.many.p95 / filtered.few.p95, "at most", 1.2),
      ],
      { alone, together, weighed: { screens: more.length, before, after }, pages, filtered },
    );
  } finally {
    await app.stop();
  }
});

type Act = { readonly command: Command; readonly by: PersonId; readonly input: object };

/** Acts of a meeting in turns: a note, somebody who leaves, who comes back, a voice; a voice is given once by each. */
function actsOf(room: BenchRoom, count: number): readonly Act[] {
  const { meeting, points, keeper, decision } = room;
  const others = room.people.filter(({ side }) => side !== "AMO");
  return Array.from({ length: count }, (_, index): Act => {
    const somebody = others[Math.floor(index / 4) % others.length];
    const move = { meeting, memberId: somebody?.memberId ?? null };
    if (index % 4 === 1) return { command: leaveAttendance, by: keeper, input: move };
    if (index % 4 === 2) return { command: arriveAttendance, by: keeper, input: move };
    const voter = others[Math.floor(index / 4) + 1];
    if (index % 4 === 3 && voter !== undefined && voted(room, voter.memberId))
      return { command: voteDecision, by: voter.personId, input: { decision, ballot: "FOR", reason: "" } };
    const text = `Ce qui se dit à l’instant ${index}, et que tous lisent.`;
    const note = { meeting, pointId: points[0], noteId: v7(), revision: 0, text, assertedBy: null };
    return { command: writeMeetingNote, by: keeper, input: note };
  });
}

/** True the first time that somebody's voice is asked for in a meeting. */
function voted({ project }: BenchRoom, memberId: string): boolean {
  const name = `${project.code} ${memberId}`;
  if (voices.has(name)) return false;
  voices.add(name);
  return true;
}

/** Does one act, and answers after how many milliseconds each screen showed it, from when it was sent. */
async function shown(door: Door, room: BenchRoom, act: Act, screens: readonly Screen[]): Promise<readonly number[]> {
  const from = performance.now();
  const call = { commandId: v7(), input: act.input, project: room.project.code };
  const answer = await execute(door, act.command, { personId: act.by, sessionId: null }, call);
  if (!answer.ok) throw new Error(`${act.command.name}: ${JSON.stringify(answer.error)}`);
  const seq = answer.value.entries[0]?.seq ?? 0;
  const times = await Promise.all(screens.map((screen) => screen.reached(seq)));
  return times.map((time) => time - from);
}

function figuresOf(times: readonly number[]): { p50: number; p95: number; most: number; count: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), most: at(1), count: sorted.length };
}

/** What the system counts as resident, after the garbage has been collected twice (Linux). */
async function settledMegabytes(pid: number): Promise<number> {
  for (let turn = 0; turn < 3; turn += 1) {
    process.kill(pid, "SIGUSR2");
    await sleep(1_500);
  }
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}
