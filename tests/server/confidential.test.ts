import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { enterOpinion, mailOpinionCode } from "@/lib/auth/opinion-link";
import { requestOpinion } from "@/lib/features/advice/commands/request-opinion";
import { draftAgreement } from "@/lib/features/mediation/commands/draft-agreement";
import { postMessage } from "@/lib/features/mediation/commands/post-message";
import { getCompartment } from "@/lib/features/mediation/queries";
import { readOperations } from "@/lib/http/api/reads";
import { opinionCookie } from "@/lib/http/opinion-door";
import type { PersonId } from "@/lib/kernel/ids";
import { addPerson, mustAct } from "@/tests/support/act";
import { type BuiltServer, serveBuilt } from "@/tests/support/built-server";
import { blind, Disputes } from "@/tests/support/dispute-stage";
import { giveFeed } from "@/tests/support/give-feed";
import { giveToken } from "@/tests/support/give-token";
import { brokenLines, each } from "@/tests/support/outsider";
import { handlerRoutes, pageRoutes } from "@/tests/support/routes";

/**
 * What is said in a mediation is read inside it and nowhere else, and an expert's link opens one question: over every
 * address of the route tree, as everybody there is (issue 6).
 */
vi.setConfig({ testTimeout: 300_000 });

const marks = ["text", "alone", "file", "name", "terms"].map((one) => `zqxm${one}${randomBytes(8).toString("hex")}`);
const [text = "", alone = "", file = "", name = "", terms = ""] = marks;
/** Each as it could be written down. */
const forms = marks.flatMap((mark) => {
  const bytes = Buffer.from(mark);
  return [mark, bytes.toString("hex"), bytes.toString("base64").replace(/=+$/, "").slice(0, -2)];
});
const outside = ["owner", "manager", "amo", "stranger"] as const;
const inside = ["signatory", "agencySignatory"] as const;

let disputes: Disputes;
let server: BuiltServer;
let names: Readonly<Record<string, string>>;
const people = new Map<string, { readonly id: PersonId; readonly cookie: string; readonly token: string }>();

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
const fill = (route: string, given = names): string =>
  route.replace(/[[{](?:\.\.\.)?(\w+)[\]}]/g, (_, key: string) => given[key] ?? "1");

beforeAll(async () => {
  disputes = await Disputes.set("confidential");
  const { stage, keysDir } = disputes;
  const { door } = stage;
  door.moveTo(daysAgo(70));
  const dispute = await disputes.opened();
  // Each step of the ladder takes working days: how many days that is depends on the day that it is today.
  for (let days = 69; days > 10 && (await disputes.status(dispute)) !== "L4_EXECUTIVES"; days -= 1)
    await disputes.pass(daysAgo(days));
  const { mediator, mediationId } = await disputes.inMediation(dispute);
  const say = (who: PersonId, said: object): Promise<unknown> =>
    mustAct(door, postMessage, who, { mediationId, threadPartyId: null, files: [], blind, ...said });
  const base64 = Buffer.from(file).toString("base64");
  await say(stage.who("signatory"), { text, files: [{ name: `${name}.txt`, base64 }] });
  await say(stage.who("agencySignatory"), { text: alone, threadPartyId: stage.cast.agencyParty });
  await mustAct(door, draftAgreement, mediator, {
    ...{ mediationId, text: terms, claimantConcession: terms, respondentConcession: terms, blind },
    ...{ payer: "RESPONDENT", cents: 900_000, validUntil: "2099-12-31" },
  });
  const view = await disputes.alone(mediator, (tx) => getCompartment(tx, mediator, mediationId, door.clock.now()));
  names = {
    ...{ code: stage.cast.code, dispute, mediation: mediationId, token: "1", version: "1" },
    file: view?.threads[0]?.messages[0]?.files[0]?.id ?? "",
  };
  const administrator = await addPerson(door.db, "Ada Ministratrice");
  await stage.owner.query("UPDATE person SET is_administrator = true WHERE id = $1", [administrator]);
  server = await serveBuilt(door, stage.database.appUrl, { AVAL_KEYS_DIR: keysDir });
  const all = [...outside, ...inside].map((who) => [who, stage.who(who)] as const);
  for (const [who, id] of [...all, ["administrator", administrator], ["mediator", mediator]] as const)
    people.set(who, { id, cookie: await server.cookieOf(id), token: await giveToken(door, id) });
}, 240_000);
afterAll(async () => {
  await server.stop();
  await disputes.stage.strike();
});

type Seen = { readonly status: number; readonly body: string };

async function ask(path: string, headers: Readonly<Record<string, string>>): Promise<Seen> {
  const asked = (): Promise<Response> => fetch(`${server.url}${path}`, { redirect: "manual", headers });
  // A connection that was kept may end while it is taken up again: that is no answer.
  const answer = await asked().catch(asked);
  const body = Buffer.from(await answer.arrayBuffer()).toString("latin1");
  return { status: answer.status, body: `${body}\n${[...answer.headers].join("\n")}` };
}

const found = (where: string): boolean => forms.some((form) => where.includes(form));

test("nothing said in a mediation is at any address, as anybody who is not in it, nor elsewhere as who is", async () => {
  const routes = [...pageRoutes(), ...handlerRoutes()];
  expect(routes).toContain("/mediations/[mediation]");
  const searches = [`/api/search?q=${text}`, `/api/projects/[code]/search?q=${terms}`];
  const asked = [...routes, ...searches].flatMap((route) => [...people.keys()].map((who) => ({ route, who })));
  const within: string[] = [];
  await each(asked, async ({ route, who }) => {
    const seen = await ask(fill(route), { cookie: people.get(who)?.cookie ?? "" });
    if (found(seen.body)) within.push(`${who} ${route}`);
  });
  const members = ["agencySignatory", "mediator", "signatory"];
  const room = ["/api/mediations/[mediation]/files/[file]", "/mediations/[mediation]"];
  expect(within.toSorted()).toEqual(members.flatMap((who) => room.map((route) => `${who} ${route}`)));
});

test("nor behind any token, in any calendar, mail, row or log line", async () => {
  const { stage } = disputes;
  const faults: string[] = [];
  let asked = 0;
  const paths = readOperations.map(({ path }) => (path.endsWith("/search") ? `${path}?q=${text}` : path));
  await each(
    paths.flatMap((path) => [...people.keys()].map((who) => ({ path, who }))),
    async ({ path, who }) => {
      asked += 1;
      if (asked % 50 === 0) await stage.owner.query("DELETE FROM rate_limit");
      const headers = { authorization: `Bearer ${people.get(who)?.token ?? ""}` };
      const seen = await ask(`/api/v1${fill(path)}`, headers);
      // What was searched for is told back where nothing was found.
      const told = seen.body.replaceAll(encodeURIComponent(text), "").replaceAll(`"${text}"`, "");
      if (found(told) || seen.status >= 500) faults.push(`${who} ${path}: ${seen.status}`);
    },
  );
  for (const [who, { id }] of people)
    if (found((await ask(await giveFeed(stage.door, id), {})).body)) faults.push(`calendar of ${who}`);
  const tables = await stage.owner.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
  for (const { tablename } of tables.rows) {
    const rows = await stage.owner.query(`SELECT t::text AS row FROM "${tablename}" t`);
    if (rows.rows.some(({ row }) => found(String(row)))) faults.push(`table ${tablename}`);
  }
  expect(faults).toEqual([]);
  const log = await server.log();
  expect(brokenLines(log)).toEqual([]);
  // What a visitor asks for stands in no line either: addresses are written down without their questions.
  expect(found(log)).toBe(false);
});

test("an expert's link opens its question, and no other address", async () => {
  const { stage } = disputes;
  const now = new Date().toISOString();
  stage.door.moveTo(now);
  const question = `zqxq ${randomBytes(6).toString("hex")} ?`;
  const expert = { askedOf: "EXPERT", partyId: "", name: "Paul Tiers", organisation: "", email: "paul@example.test" };
  await stage.must("amo", requestOpinion, { ...expert, question, facts: "", neededBy: "2099-12-01", links: [] });
  const mailed = async (template: string): Promise<Record<string, string>> => {
    const query = "SELECT payload FROM delivery WHERE template = $1 ORDER BY created_at DESC, id DESC LIMIT 1";
    return z.record(z.string(), z.coerce.string()).parse((await stage.owner.query(query, [template])).rows[0]?.payload);
  };
  const token = ((await mailed("opinion-asked")).path ?? "").replace("/opinion/", "");
  const desk = { db: stage.door.db, now: stage.door.clock.now(), newId: stage.door.newId, secret: "s".repeat(32) };
  await mailOpinionCode(desk, { token, ip: "1" });
  const opened = await enterOpinion(desk, { token, code: (await mailed("opinion-code")).code ?? "", ip: "1" });
  const cookie = `${opinionCookie(token).name}=${opened.ok ? opened.value.secret : ""}`;
  const routes = [...pageRoutes(), ...handlerRoutes()];
  const opens: string[] = [];
  await each(routes, async (route) => {
    const path = fill(route, { ...names, token });
    const [mine, nobody] = [await ask(path, { cookie, authorization: `Bearer ${token}` }), await ask(path, {})];
    if (mine.body.includes(question) || mine.status !== nobody.status) opens.push(route);
  });
  expect(opens).toEqual(["/opinion/[token]"]);
  // The link by itself, in another browser, says nothing of the question.
  expect((await ask(`/opinion/${token}`, {})).body).not.toContain(question);
});
