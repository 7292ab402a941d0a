import { sync, type VEvent } from "node-ical";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { drawFeedToken, feedPath } from "@/lib/auth/calendar-feed";
import { passwordProofDigest } from "@/lib/auth/password-proof";
import { limits } from "@/lib/auth/rate-limit";
import { personScope } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { setPassword } from "@/lib/features/account/commands/set-password";
import { agreeMilestoneDate } from "@/lib/features/delay/commands/agree-milestone-date";
import { proposeMilestoneDate } from "@/lib/features/delay/commands/propose-milestone-date";
import { answerQuestion } from "@/lib/features/discussion/commands/answer-question";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { createFeed } from "@/lib/features/feed/commands/create-feed";
import { revokeFeed } from "@/lib/features/feed/commands/revoke-feed";
import { listFeeds } from "@/lib/features/feed/queries";
import type { FeedView } from "@/lib/features/feed/view";
import { removeMember } from "@/lib/features/member/commands/remove-member";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { answerFeed } from "@/lib/http/read-feed";
import { act, mustAct, prove } from "@/tests/support/act";
import { Api } from "@/tests/support/api";
import { addAdministrator, erase, erasureOf } from "@/tests/support/erasure-stage";
import { MilestoneStage } from "@/tests/support/milestone-stage";

type Who = Parameters<MilestoneStage["who"]>[0];

let stage: MilestoneStage;
let milestone: string;

beforeAll(async () => {
  stage = await MilestoneStage.set("feed");
  new Api(stage.door, stage.database.appUrl);
  milestone = await stage.started({ paymentShare: 0, dueOn: "2026-06-20" });
});
afterAll(() => stage.strike());
beforeEach(() => stage.owner.query("DELETE FROM rate_limit"));

const terms = { project: null, timeZone: "Europe/Paris" };

/** Makes a feed of a person; answers its secret. */
async function feedOf(who: Who, change: Partial<{ project: string; timeZone: string }> = {}): Promise<string> {
  const token = drawFeedToken();
  await mustAct(stage.door, createFeed, stage.who(who), { ...terms, ...change, token });
  return token;
}

function fetchFeed(token: string, { query = "", tag = "" } = {}): Promise<Response> {
  const headers: Record<string, string> = tag === "" ? {} : { "if-none-match": tag };
  return answerFeed(new Request(`http://localhost${feedPath(token)}${query}`, { headers }), `${token}.ics`);
}

/** The events of a feed, by what their summary begins with. */
async function eventsOf(token: string): Promise<ReadonlyMap<string, VEvent>> {
  const answer = await fetchFeed(token);
  expect(answer.status).toBe(200);
  const events = Object.values(sync.parseICS(await answer.text())).flatMap((one) =>
    one?.type === "VEVENT" ? [one] : [],
  );
  return new Map(events.map((event) => [String(event.summary).split(" · ")[0] ?? "", event]));
}

function feedsOf(who: Who): Promise<readonly FeedView[]> {
  const personId = stage.who(who);
  return transact(stage.door.db, { personId, readOnly: true }, (tx) => listFeeds(tx, personScope(personId)));
}

const planned = (): string => `Date prévue de ${milestone} Gabarits et intégration`;

describe("making a feed", () => {
  it("keeps the hash of its secret and its last four characters, never itself", async () => {
    const [token, commandId] = [drawFeedToken(), v7()];
    expect(await act(stage.door, createFeed, stage.who("owner"), { ...terms, token }, { commandId })).toMatchObject({
      ok: true,
    });
    const { rows } = await stage.owner.query<{ text: string }>(
      `SELECT row_to_json(t)::text AS text FROM calendar_feed t
       UNION ALL SELECT row_to_json(r)::text FROM command_receipt r WHERE r.command_id = $1
       UNION ALL SELECT row_to_json(e)::text FROM account_event e WHERE e.command_id = $1`,
      [commandId],
    );
    expect(rows).toHaveLength(3);
    for (const { text } of rows) expect(text).not.toContain(token);
    expect(await feedsOf("owner")).toMatchObject([{ ending: token.slice(-4), project: null, lastFetchedAt: null }]);
  });

  it("is of one's own projects only: another is not found", async () => {
    const foreign = await stage.one("SELECT code AS value FROM project WHERE name = 'Autre'");
    for (const project of [foreign, "nulle-part-00000000"])
      expect(
        await act(stage.door, createFeed, stage.who("owner"), { ...terms, project, token: drawFeedToken() }),
      ).toEqual({ ok: false, error: { kind: "not-found" } });
  });

  it.each([{ timeZone: "Mars/Olympus" }, { timeZone: "+02:00" }, { timeZone: "Europe/Paris\r\nX:1" }, { token: "x" }])(
    "refuses %j",
    async (change) => {
      const input = { ...terms, token: drawFeedToken(), ...change };
      expect(await act(stage.door, createFeed, stage.who("owner"), input)).toMatchObject({
        ok: false,
        error: { kind: "invalid-input" },
      });
    },
  );
});

describe("a feed", () => {
  it("shows what waits for one's side and what is promised, and follows what happens", async () => {
    const [client, agency] = [await feedOf("signatory"), await feedOf("manager")];
    const decide = `Se prononcer sur ${milestone} Gabarits et intégration`;
    const before = await eventsOf(client);
    expect([before.has(planned()), before.has(decide)]).toEqual([true, false]);
    await stage.underVerification(milestone);
    const running = (await eventsOf(client)).get(decide);
    expect(running).toMatchObject({ status: "CONFIRMED", sequence: 0, datetype: "date" });
    expect([...(await eventsOf(agency)).keys()]).toEqual([planned()]);
    expect([...(await eventsOf(client)).keys()]).toContain(
      "Tenir l’engagement ENG-001 Répondre aux questions de l’agence",
    );

    const subject = { kind: "MILESTONE", code: milestone };
    const asked = await stage.must("owner", askQuestion, { subject, text: "Où ?", blocking: true, to: "AGENCY" });
    const waiting = (await eventsOf(client)).get(decide);
    expect(waiting).toMatchObject({ status: "TENTATIVE", sequence: 1, uid: running?.uid });
    expect([...(await eventsOf(agency)).keys()]).toContain(`Répondre à la question ${asked.question}`);
    stage.door.wait(2 * 86_400_000);
    await stage.must("manager", answerQuestion, { question: asked.question, text: "Ici." });
    const resumed = (await eventsOf(client)).get(decide);
    expect(resumed).toMatchObject({ status: "CONFIRMED", sequence: 2, uid: running?.uid });
    expect((resumed?.start?.getTime() ?? 0) - (running?.start?.getTime() ?? 0)).toBe(2 * 86_400_000);

    await stage.verify(milestone);
    await stage.mustSign("signatory", acceptMilestone, await stage.deciding(milestone, "ACCEPT"));
    expect((await eventsOf(client)).get(decide)).toMatchObject({ status: "CANCELLED", sequence: 3, uid: running?.uid });
    const tasks = await (await fetchFeed(client, { query: "?kind=todo" })).text();
    expect(tasks).toMatch(/STATUS:COMPLETED[\s\S]*STATUS:CANCELLED|STATUS:CANCELLED[\s\S]*STATUS:COMPLETED/);
    stage.door.wait(30 * 86_400_000 + 1);
    const after = await eventsOf(client);
    expect([after.has(planned()), after.has(decide)]).toEqual([true, false]);
  });

  it("is read in the language of its person", async () => {
    const token = await feedOf("amo");
    await stage.owner.query("UPDATE person SET locale = 'en' WHERE id = $1", [stage.who("amo")]);
    expect([...(await eventsOf(token)).keys()]).toEqual([`Planned date of ${milestone} Gabarits et intégration`]);
  });

  it("names no person", async () => {
    const text = await (await fetchFeed(await feedOf("owner"))).text();
    const { rows } = await stage.owner.query<{ name: string }>("SELECT display_name AS name FROM person_identity");
    for (const { name } of rows) expect(text.replaceAll("\r\n ", "")).not.toContain(name);
  });

  it("shows one's own projects and nobody else's, and one of them on demand", async () => {
    const foreign = await stage.one("SELECT code AS value FROM project WHERE name = 'Autre'");
    expect((await eventsOf(await feedOf("stranger", { project: foreign }))).size).toBe(0);
    expect((await eventsOf(await feedOf("stranger"))).size).toBe(0);
    expect((await eventsOf(await feedOf("owner", { project: stage.cast.code }))).size).toBeGreaterThan(0);
  });

  it("says when it was last fetched, to the hour", async () => {
    const token = await feedOf("sponsor");
    const first = stage.door.clock.now();
    await fetchFeed(token);
    stage.door.wait(59 * 60_000);
    await fetchFeed(token);
    expect(await feedsOf("sponsor")).toMatchObject([{ lastFetchedAt: first }]);
    stage.door.wait(60_000);
    await fetchFeed(token);
    expect(await feedsOf("sponsor")).toMatchObject([{ lastFetchedAt: stage.door.clock.now() }]);
  });
});

describe("a date that both sides agreed to", () => {
  it("is the one that calendars show, as a later revision of the same event", async () => {
    const other = await stage.started({ paymentShare: 0, dueOn: "2026-07-10" });
    const token = await feedOf("owner");
    const shown = async (): Promise<VEvent | undefined> =>
      (await eventsOf(token)).get(`Date prévue de ${other} Gabarits et intégration`);
    const day = (event: VEvent | undefined): string => new Intl.DateTimeFormat("sv-SE").format(event?.start);
    const before = await shown();
    expect(day(before)).toBe("2026-07-10");
    await stage.must("manager", proposeMilestoneDate, { milestone: other, dueOn: "2026-07-17" });
    expect((await shown())?.sequence).toBe(before?.sequence);
    await stage.must("signatory", agreeMilestoneDate, { milestone: other, dueOn: "2026-07-17" });
    const after = await shown();
    expect(day(after)).toBe("2026-07-17");
    expect([after?.uid, Number(after?.sequence)]).toEqual([before?.uid, Number(before?.sequence) + 1]);
  });
});

describe("the answer", () => {
  it("is private, tagged, and not sent twice", async () => {
    const token = await feedOf("owner");
    const answer = await fetchFeed(token);
    const tag = answer.headers.get("etag") ?? "";
    expect(tag).toMatch(/^"[0-9a-f]{32}"$/);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "text/calendar; charset=utf-8",
      "cache-control": "private, no-cache",
      "x-robots-tag": "noindex, nofollow",
      "last-modified": expect.stringMatching(/GMT$/),
    });
    for (const said of [tag, `W/${tag}`, `"x", ${tag}`]) {
      const again = await fetchFeed(token, { tag: said });
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
    }
    expect((await fetchFeed(token, { tag: '"x"' })).status).toBe(200);
  });

  it("is the same for an address that is unknown, broken or revoked", async () => {
    const revoked = await feedOf("owner");
    const [{ feedId } = { feedId: "" }] = await feedsOf("owner");
    expect(await act(stage.door, revokeFeed, stage.who("manager"), { feedId })).toMatchObject({ ok: false });
    await mustAct(stage.door, revokeFeed, stage.who("owner"), { feedId });
    const answers = await Promise.all(
      [revoked, drawFeedToken(), "x", "%", "a".repeat(300)].map((one) => fetchFeed(one)),
    );
    const told = await Promise.all(
      answers.map(async (one) => [one.status, await one.text(), Object.fromEntries(one.headers)]),
    );
    expect(told[0]?.[0]).toBe(404);
    for (const one of told) expect(one).toEqual(told[0]);
    expect(await act(stage.door, revokeFeed, stage.who("owner"), { feedId })).toMatchObject({
      error: { kind: "not-found" },
    });
  });

  it("is put off for whoever guesses, and for a calendar that asks without end", async () => {
    const token = await feedOf("owner");
    const spend = `INSERT INTO rate_limit (key, points, resets_at)
      SELECT replace(key, '', ''), $1, resets_at FROM rate_limit ON CONFLICT (key) DO UPDATE SET points = $1`;
    await fetchFeed(drawFeedToken());
    await stage.owner.query(spend, [limits.feedByOrigin.points]);
    const guess = await fetchFeed(drawFeedToken());
    expect([guess.status, Number(guess.headers.get("retry-after"))]).toEqual([429, expect.any(Number)]);
    expect((await fetchFeed(token)).status).toBe(200);
    await stage.owner.query(spend, [limits.feedByFeed.points]);
    expect((await fetchFeed(token)).status).toBe(429);
  });
});

describe("a feed ends", () => {
  it("with the password of its person", async () => {
    const [token, owner] = [await feedOf("owner"), stage.who("owner")];
    const proofId = await prove(stage.door, owner, passwordProofDigest(owner));
    const typed = { proofId, keep: v7(), newPassword: "lanterne verger cuivre brouette" };
    await mustAct(stage.door, setPassword, owner, typed);
    expect((await fetchFeed(token)).status).toBe(404);
  });

  it("in a project at once when one leaves it, whatever the calendar had before", async () => {
    const [all, one] = [await feedOf("signatory"), await feedOf("signatory", { project: stage.cast.code })];
    const tag = (await fetchFeed(all)).headers.get("etag") ?? "";
    expect((await eventsOf(one)).size).toBeGreaterThan(0);
    const memberId = await stage.one("SELECT id AS value FROM member WHERE person_id = $1", [stage.who("signatory")]);
    const leaving = { memberId, reason: "est partie" };
    await mustAct(stage.door, removeMember, stage.who("owner"), leaving, { project: stage.cast.code });
    expect((await fetchFeed(all, { tag })).status).toBe(200);
    for (const token of [all, one]) {
      expect((await eventsOf(token)).size).toBe(0);
      expect(await (await fetchFeed(token)).text()).not.toContain(stage.cast.code);
    }
  });

  it("with the erasure of its person: nothing of it is left", async () => {
    const [token, signatory] = [await feedOf("signatory"), stage.who("signatory")];
    const administrator = await addAdministrator(stage, "Ada Garde");
    expect(await erase(stage, administrator, await erasureOf(stage, signatory))).toMatchObject({ ok: true });
    expect((await fetchFeed(token)).status).toBe(404);
    expect(await stage.one("SELECT count(*)::text AS value FROM calendar_feed WHERE person_id = $1", [signatory])).toBe(
      "0",
    );
  });

  it("for good: the database keeps it ended, its reach as it was, and shows it to its person alone", async () => {
    await feedOf("owner");
    for (const change of [
      "project_code = 'x'",
      "token_hash = repeat('0', 64)",
      "time_zone = 'UTC'",
      "revoked_at = NULL",
    ])
      await expect(
        stage.owner.query(`UPDATE calendar_feed SET ${change} WHERE revoked_at IS NOT NULL OR project_code IS NULL`),
      ).rejects.toThrow(/stays revoked/);
    expect(
      await stage.read("manager", (tx) => tx.calendarFeed.count({ where: { personId: stage.who("owner") } })),
    ).toBe(0);
  });
});
