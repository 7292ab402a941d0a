import { v7 } from "uuid";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { writeMeetingNote } from "@/lib/features/room/commands/write-meeting-note";
import type { PersonId } from "@/lib/kernel/ids";
import { type BuiltServer, serveBuilt } from "@/tests/support/built-server";
import { RoomStage } from "@/tests/support/room-stage";

/** What happens in a meeting, as a browser is told of it over the built server. */
let room: RoomStage;
let server: BuiltServer;
let meeting = "";
let point = "";
const at = "2026-06-11T12:00:00.000Z";

beforeAll(async () => {
  room = await RoomStage.set("live_room");
  const convened = await room.convene("2026-06-11T14:00", ["GENERAL"]);
  [meeting, point] = [convened.meeting, convened.points[0] ?? ""];
  await room.open(meeting, at, ["sponsor", "signatory", "agencySignatory"]);
  server = await serveBuilt(room.stage.door, room.stage.database.appUrl, {});
}, 240_000);
afterAll(async () => {
  await server.stop();
  await room.end();
});

type Screen = { readonly text: () => string; readonly over: () => boolean; readonly leave: () => void };

function pathOf(code = room.stage.cast.code): string {
  return `${server.url}/api/projects/${code}/meetings/${meeting}/live`;
}

/** A browser that looks. */
async function look(person: PersonId, headers: Readonly<Record<string, string>> = {}): Promise<Screen> {
  return watch(await server.cookieOf(person), headers);
}

async function watch(cookie: string, headers: Readonly<Record<string, string>> = {}): Promise<Screen> {
  const leaving = new AbortController();
  const answer = await fetch(pathOf(), { headers: { cookie, ...headers }, signal: leaving.signal });
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"]);
  expect(answer.headers.get("cache-control")).toContain("no-store");
  let text = "";
  let over = false;
  const reading = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) text += decoder.decode(chunk, { stream: true });
  };
  void reading()
    .catch(() => undefined)
    .finally(() => {
      over = true;
    });
  return { text: () => text, over: () => over, leave: () => leaving.abort() };
}

/** Somebody writes a note; answers how far the register has come. */
async function write(text: string): Promise<void> {
  const note = { meeting, pointId: point, noteId: v7(), revision: 0, text, assertedBy: null };
  await room.stage.must("owner", writeMeetingNote, note);
}

const until = (shown: () => boolean): Promise<void> =>
  vi.waitFor(() => expect(shown()).toBe(true), { timeout: 15_000, interval: 20 });
const lastId = (screen: Screen): string => [...screen.text().matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? "";

test("without a session nothing is told; what is foreign is not there, nor is what is not", async () => {
  const { stage } = room;
  const cookie = await server.cookieOf(stage.who("owner"));
  const status = async (path: string, headers: Readonly<Record<string, string>>, method = "GET"): Promise<number> =>
    (await fetch(path, { headers, method })).status;
  expect(await status(pathOf(), {})).toBe(401);
  expect(await status(pathOf(), { cookie: await server.cookieOf(stage.stranger) })).toBe(404);
  expect(await status(pathOf("nowhere"), { cookie })).toBe(404);
  expect(await status(pathOf().replace(meeting, "COM-999"), { cookie })).toBe(404);
  expect(await status(pathOf(), { cookie }, "HEAD")).toBe(200);
});

test("an act is on the screens of every party at once; what another project does is on none", async () => {
  const { stage } = room;
  const screens = [
    await look(stage.who("sponsor")),
    await look(stage.who("agencySignatory")),
    await look(stage.who("amo")),
  ];
  for (const screen of screens) await until(() => screen.text().includes("event: room"));
  const { rows } = await stage.owner.query<{ id: string }>("SELECT id FROM meeting WHERE code = $1", [meeting]);
  // As if another project had a meeting of this very id.
  await stage.owner.query("SELECT pg_notify('aval_room', $1)", [`${v7()} ${rows[0]?.id ?? ""} 1`]);
  await write("Le prix est **tenu**.");
  for (const screen of screens) await until(() => screen.text().includes("Le prix est **tenu**."));
  for (const screen of screens) {
    // The whole room once, then what changed: the note, and nothing that is as it was.
    expect(screen.text().match(/^event: room$/gm)).toHaveLength(1);
    expect(screen.text().split("event: change")[1] ?? "").not.toContain('"people#"');
    screen.leave();
  }
});

test("who comes back is sent what was missed, and who missed nothing is sent nothing again", async () => {
  const person = room.stage.who("signatory");
  const before = await look(person);
  await until(() => lastId(before) !== "");
  const known = lastId(before);
  before.leave();
  await write("Dit pendant la coupure.");
  const after = await look(person, { "last-event-id": known });
  await until(() => after.text().includes("Dit pendant la coupure."));
  const again = await look(person, { "last-event-id": lastId(after) });
  await write("Dit ensuite.");
  for (const screen of [after, again]) await until(() => screen.text().includes("Dit ensuite."));
  expect(again.text()).not.toContain("event: room");
  for (const screen of [after, again]) screen.leave();
});

test("a session that ends is cut off before anything more is told, and so is a member who leaves", async () => {
  const { stage } = room;
  const cookie = await server.cookieOf(stage.who("manager"));
  const screen = await watch(cookie);
  const stays = await look(stage.who("manager"));
  await until(() => screen.text().includes("event: room") && stays.text().includes("event: room"));
  await stage.owner.query(
    "UPDATE session SET ended_at = now() WHERE id = (SELECT id FROM session WHERE person_id = $1 ORDER BY id LIMIT 1)",
    [stage.who("manager")],
  );
  await write("Après la fin de la session.");
  await until(() => screen.over() && stays.text().includes("Après la fin de la session."));
  expect(screen.text()).not.toContain("Après la fin");
  await stage.owner.query("UPDATE member SET ended_at = now() WHERE person_id = $1", [stage.who("manager")]);
  await write("Après le départ.");
  await until(() => stays.over());
  expect(stays.text()).not.toContain("Après le départ");
});

test("a person has eight screens, and a ninth is told to wait", async () => {
  const cookie = await server.cookieOf(room.stage.who("owner"));
  const screens: Screen[] = [];
  for (let number = 0; number < 8; number += 1) screens.push(await watch(cookie));
  const ninth = await fetch(pathOf(), { headers: { cookie } });
  expect([ninth.status, ninth.headers.get("retry-after")]).toEqual([429, "10"]);
  for (const screen of screens) screen.leave();
});
