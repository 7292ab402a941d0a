import { describe, expect, test } from "vitest";
import { forgetKept, keptName, readKept, standing, writeKept } from "@/lib/features/room/view-drafts";
import { cutIntoParts, joinParts, withSent } from "@/lib/features/room/view-parts";
import { atMost } from "@/lib/http/live/at-most";
import { openRoomHub, type RoomPlace, type RoomSource, type RoomViewer } from "@/lib/http/live/room-hub";
import type { Shown } from "@/lib/http/live/shown";

/** A room that is one number, and who may look at it. */
class Played implements RoomSource {
  readonly ended = new Set<string>();
  reads: string[] = [];
  seq = 1;
  said = "first";
  isExact = true;
  readonly check: RoomSource["check"] = async (_, sessions) =>
    sessions.filter((id) => !this.ended.has(id)).map((id) => viewer(id));
  readonly read: RoomSource["read"] = async (_, personId): Promise<Shown> => {
    this.reads.push(personId);
    return {
      seq: this.seq,
      isExact: this.isExact,
      parts: cutIntoParts({ said: `${this.said} to ${personId.slice(0, 1)}` }),
    };
  };
  readonly onError = (error: unknown): void => {
    throw error;
  };
}

/** Of the party of the first letter of their name. */
function viewer(name: string): RoomViewer {
  return { sessionId: name, personId: name, partyId: name.slice(0, 1) };
}

const place: RoomPlace = { projectId: "p", meetingId: "m", project: "code", meeting: "COM-001" };
const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 5));

/** Reads a stream as it comes: what was sent so far, and whether it has ended. */
function listener(body: ReadableStream<Uint8Array> | null): {
  readonly text: () => string;
  readonly over: () => boolean;
} {
  let text = "";
  let over = false;
  const reading = async (): Promise<void> => {
    if (body === null) return;
    const decoder = new TextDecoder();
    for await (const chunk of body) text += decoder.decode(chunk, { stream: true });
    over = true;
  };
  void reading();
  return { text: () => text, over: () => over };
}

describe("the hub of the rooms", () => {
  test("reads once for each party, shows each what its own may read, and sends no more than what changed", async () => {
    const source = new Played();
    const hub = openRoomHub(source);
    const [a, b, c] = ["a1", "a2", "b1"].map((name) => listener(hub.join(place, viewer(name), null)));
    await settled();
    const before = source.reads.length;
    [source.seq, source.said] = [2, "second"];
    hub.told("p", "m");
    hub.told("p", "other");
    await settled();
    expect(
      source.reads
        .slice(before)
        .map((name) => name.slice(0, 1))
        .toSorted(),
    ).toEqual(["a", "b"]);
    for (const one of [a, b]) expect(one?.text()).toContain("second to a");
    expect(c?.text()).toContain("second to b");
    expect(`${a?.text()}${b?.text()}`).not.toContain("to b");
    // Nothing that is shown has changed: no event, only how far one has come.
    const said = a?.text();
    source.seq = 3;
    hub.told("p", "m");
    await settled();
    expect(a?.text()).toBe(`${said}id: 3\n\n`);
  });

  test("whoever may not look any more is let go before anything more is sent; who comes back is sent what there is", async () => {
    const source = new Played();
    const hub = openRoomHub(source);
    const gone = listener(hub.join(place, viewer("a1"), null));
    const stays = listener(hub.join(place, viewer("a2"), null));
    await settled();
    source.ended.add("a1");
    [source.seq, source.said] = [7, "after"];
    hub.told("p", "m");
    await settled();
    expect(gone.over()).toBe(true);
    expect(gone.text()).not.toContain("after");
    expect(stays.text()).toContain("after to a");
    const back = listener(hub.join(place, viewer("a3"), 6));
    const current = listener(hub.join(place, viewer("a4"), 7));
    await settled();
    expect(back.text()).toContain("id: 7\nevent: room");
    expect(current.text()).not.toContain("event: room");
    expect([back, current].map(({ over }) => over())).toEqual([false, false]);
    hub.close();
    await settled();
    expect([stays, back].map(({ over }) => over())).toEqual([true, true]);
    expect(hub.join(place, viewer("a5"), null)).toBeNull();
  });

  test("what was recorded while the room was read is shown to whoever begins there, though its number comes later", async () => {
    const source = new Played();
    const hub = openRoomHub(source);
    // An act of the browser that joins: committed between the number and the room, it stands in what is read already.
    [source.said, source.isExact] = ["ahead", false];
    const joined = listener(hub.join(place, viewer("a1"), 1));
    await settled();
    [source.seq, source.isExact] = [2, true];
    hub.told("p", "m");
    await settled();
    expect(joined.text()).toContain("ahead to a");
    hub.close();
  });

  test("a person has so many screens at once, and no more", () => {
    const hub = openRoomHub(new Played());
    const joined = Array.from({ length: 9 }, () => hub.join(place, viewer("a1"), null));
    expect(joined.map((body) => body !== null)).toEqual([...Array.from({ length: 8 }, () => true), false]);
  });

  test("who reads slowly is sent the last state, not each one", async () => {
    const source = new Played();
    const hub = openRoomHub(source);
    const body = hub.join(place, viewer("a1"), null);
    for (let seq = 2; seq < 60; seq += 1) {
      [source.seq, source.said] = [seq, `${seq} ${"long ".repeat(2_000)}`];
      hub.told("p", "m");
      await settled();
    }
    const slow = listener(body);
    await settled();
    await settled();
    expect(slow.text()).toContain("59 long");
    expect(slow.text().split("event: ").length).toBeLessThan(20);
  });
});

test("so many rooms are read at once, the others in turn, and one that fails keeps nobody waiting", async () => {
  const turn = atMost(2);
  let running = 0;
  let most = 0;
  const read = async (number: number): Promise<number> => {
    running += 1;
    most = Math.max(most, running);
    await settled();
    running -= 1;
    if (number === 3) throw new Error("unreadable");
    return number;
  };
  const done = await Promise.allSettled([1, 2, 3, 4, 5].map((number) => turn(() => read(number))));
  expect(done.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect(most).toBe(2);
});

test("a view is cut into parts and put together again; a note that changes sends that note alone", () => {
  const view = {
    meeting: { code: "COM-001" },
    notes: [
      { id: "n1", text: "one" },
      { id: "n2", text: "two" },
    ],
    empty: [],
  };
  const next = {
    ...view,
    notes: [
      { id: "n2", text: "two" },
      { id: "n3", text: "three" },
    ],
  };
  const parsed = (of: object): ReadonlyMap<string, unknown> =>
    new Map([...cutIntoParts(of)].map(([name, text]) => [name, JSON.parse(text)]));
  const before = parsed(view);
  expect(Object.fromEntries(joinParts(before))).toEqual(view);
  const parts = { "notes#": ["n2", "n3"], "notes/n3": { id: "n3", text: "three" } };
  const after = withSent(before, { parts, gone: ["notes/n1"] }, false);
  expect(Object.fromEntries(joinParts(after))).toEqual(next);
  expect(after.get("notes/n2")).toBe(before.get("notes/n2"));
  expect(Object.fromEntries(joinParts(withSent(after, { parts: Object.fromEntries(before), gone: [] }, true)))).toEqual(
    view,
  );
});

describe("what was typed in a room", () => {
  /** A browser that keeps things, until it is full. */
  function browser(room = Number.POSITIVE_INFINITY): Storage {
    const kept = new Map<string, string>();
    return {
      get length() {
        return kept.size;
      },
      key: (index) => [...kept.keys()][index] ?? null,
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => {
        if (value.length > room) throw new Error("QuotaExceededError");
        kept.set(name, value);
      },
      removeItem: (name) => void kept.delete(name),
      clear: () => kept.clear(),
    };
  }
  const at = { me: "m1", project: "code", meeting: "COM-001" };

  test("is kept for its person, project and meeting alone, and forgotten at once by whoever signs out", () => {
    const place = browser();
    place.setItem("theme", "dark");
    writeKept(place, keptName(at, "note:1"), { text: "typed" });
    expect(readKept(place, keptName(at, "note:1"))).toEqual({ text: "typed" });
    expect(readKept(place, keptName({ ...at, me: "m2" }, "note:1"))).toBeNull();
    place.setItem(keptName(at, "broken"), "{");
    expect(readKept(place, keptName(at, "broken"))).toBeNull();
    forgetKept(place);
    expect([place.length, place.getItem("theme")]).toEqual([1, "dark"]);
    writeKept(browser(3), keptName(at, "full"), { text: "typed" });
  });

  test("two who write on one note are shown both texts; a lost answer is known to have arrived", () => {
    const draft = { revision: 2, base: "begun", text: "mine" };
    expect(standing(draft, null)).toBe("mine");
    expect(standing(draft, { revision: 2, text: "begun" })).toBe("mine");
    expect(standing(draft, { revision: 3, text: "theirs" })).toBe("apart");
    expect(standing(draft, { revision: 3, text: "mine" })).toBe("arrived");
    expect(standing({ ...draft, text: "begun" }, { revision: 3, text: "theirs" })).toBe("theirs");
  });
});
