import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enterOpinion, mailOpinionCode, readOpinionLink, readOpinionRoom } from "@/lib/auth/opinion-link";
import { personScope } from "@/lib/auth/scope";
import { hashToken } from "@/lib/auth/secret";
import { executeAsSystem } from "@/lib/commands/execute";
import { presets } from "@/lib/domain/preset";
import { acknowledgeAdvice } from "@/lib/features/advice/commands/acknowledge-advice";
import { draftAdvice } from "@/lib/features/advice/commands/draft-advice";
import { followAdvice } from "@/lib/features/advice/commands/follow-advice";
import { giveOpinion } from "@/lib/features/advice/commands/give-opinion";
import { issueAdvice } from "@/lib/features/advice/commands/issue-advice";
import { overrideAdvice } from "@/lib/features/advice/commands/override-advice";
import { requestOpinion } from "@/lib/features/advice/commands/request-opinion";
import { getAdvice } from "@/lib/features/advice/queries";
import { listUnansweredWarnings } from "@/lib/features/advice/queries-block";
import { draftOverride } from "@/lib/features/advice/queries-ceremony";
import type { DraftAdviceInput } from "@/lib/features/advice/schema";
import { signBaseline } from "@/lib/features/baseline/commands/sign-baseline";
import { nextBaselineNumber, readBaselineSet, recordOfSet } from "@/lib/features/baseline/queries-set";
import { draftCharter } from "@/lib/features/charter/commands/draft-charter";
import { proposeCharter } from "@/lib/features/charter/commands/propose-charter";
import { signCharter } from "@/lib/features/charter/commands/sign-charter";
import { getCharterPage } from "@/lib/features/charter/queries-page";
import { draftConsultation } from "@/lib/features/consultation/commands/draft-consultation";
import { getDesk } from "@/lib/features/desk/queries";
import { openDispute } from "@/lib/features/dispute/commands/open-dispute";
import { type Ask, exportLedger } from "@/lib/features/ledger/queries-export";
import { acceptMilestone } from "@/lib/features/milestone/commands/accept-milestone";
import { adoptRisk } from "@/lib/features/risk/commands/adopt-risk";
import { occurRisk } from "@/lib/features/risk/commands/occur-risk";
import { reviewRisk } from "@/lib/features/risk/commands/review-risk";
import { getRisk, listRisks, listRisksAbove } from "@/lib/features/risk/queries";
import { searchProject } from "@/lib/features/search/queries";
import { foundHref } from "@/lib/features/search/view";
import { recordDigest } from "@/lib/ledger/sign";
import { addPerson } from "@/tests/support/act";
import { Api } from "@/tests/support/api";
import { asked } from "@/tests/support/consultation-stage";
import { addAdministrator, erase, erasureOf } from "@/tests/support/erasure-stage";
import { giveToken } from "@/tests/support/give-token";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { told } from "@/tests/support/set-up";
import { charterWith, Silence } from "@/tests/support/silence-stage";

const words = {
  object: "Accepter avant l’audit",
  facts: "L’audit d’accessibilité est prévu le 20 juin.",
  options: "Attendre l’audit, ou accepter avec une clause.",
  recommended: "Attendre l’audit.",
  cost: "8 000 €",
  delay: "Trois semaines",
  quality: "Défauts inconnus",
  legal: "Loi de 2005, article 47",
  interests: "Néant.",
};
const over = { reason: "La date ne bouge pas.", consequences: "Nous acceptons les reprises." };

describe("advice", () => {
  let stage: MilestoneStage;
  beforeAll(async () => {
    stage = await MilestoneStage.set("advice", charterWith({ silenceEffect: "TACIT_ACCEPTANCE" }));
  }, 240_000);
  afterAll(() => stage.strike());

  const input = (changes: Partial<DraftAdviceInput> = {}): DraftAdviceInput => ({
    ...words,
    ...{ advice: "", kind: "WARNING", neededBy: "2026-06-20", links: [], supersedes: "", opinion: "", ...changes },
  });

  async function warn(links: DraftAdviceInput["links"], kind: DraftAdviceInput["kind"] = "WARNING"): Promise<string> {
    const { advice = "" } = await stage.must("amo", draftAdvice, input({ links, kind }));
    await stage.must("amo", issueAdvice, { advice });
    return advice;
  }

  async function accept(milestone: string): ReturnType<MilestoneStage["sign"]> {
    return stage.sign("signatory", acceptMilestone, await stage.deciding(milestone, "ACCEPT"));
  }

  type Overriding = { readonly answer: "OVERRIDDEN"; readonly reason: string; readonly consequences: string };
  async function override(advice: string, who: "signatory" | "owner" = "signatory") {
    const brought: Overriding = { answer: "OVERRIDDEN", ...over };
    const draft = await stage.read(who, (tx, scope) =>
      draftOverride({ tx, scope, now: stage.door.clock.now() }, advice, brought),
    );
    return stage.sign(who, overrideAdvice, { advice, ...brought, digest: draft?.digest ?? "" });
  }

  /** Works as the role of the application does, inside the project as one of its members, and leaves nothing. */
  async function within<T>(who: "manager" | "signatory" | "amo", work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: stage.database.appUrl });
    await client.connect();
    try {
      await client.query("BEGIN");
      await client.query("SELECT aval_enter($1, $2)", [stage.who(who), stage.cast.code]);
      return await work(client);
    } finally {
      await client.end();
    }
  }

  /** What somebody reads of a record on every way there is: the list, the record, the search, the ledger they export. */
  async function ways(who: "manager" | "signatory", record: string): Promise<readonly string[]> {
    const api = new Api(stage.door, stage.database.appUrl);
    const headers = { authorization: `Bearer ${await giveToken(stage.door, stage.who(who))}`, "accept-language": "fr" };
    const found: string[] = [];
    const addresses = [
      "/records",
      `/records/${record}`,
      `/records/${record}/pdf`,
      "/search?q=Rivale",
      `/search?q=${record}`,
    ];
    for (const address of addresses) {
      const url = `http://localhost/api/v1/projects/${stage.cast.code}${address}`;
      const answer = await api.send(new Request(url, { headers }));
      const text = await answer.text();
      if (answer.ok && (text.includes(record) || text.includes("Rivale") || address.endsWith("pdf")))
        found.push(address);
    }
    const lines = await within(who, async (client) => {
      const id = (await client.query<{ id: string }>("SELECT aval_project() AS id")).rows[0]?.id ?? "";
      const ask: Ask = async (sql, values) => (await client.query(sql, [...values])).rows;
      const told: string[] = [];
      for await (const line of exportLedger(ask, id, stage.door.clock.now())) told.push(line);
      return told;
    });
    return lines.some((line) => line.includes("Rivale")) ? [...found, "export"] : found;
  }

  it("(g) what was advised on the choice of a provider and not followed is signed for the client alone, on every way", async () => {
    const { consultation = "" } = await stage.must("owner", draftConsultation, asked());
    const confidential = {
      object: "Écarter Rivale",
      facts: "Rivale ne tient pas ses prix.",
      interests: "Rivale : néant.",
    };
    const links = [{ kind: "CONSULTATION", code: consultation }] as const;
    const { advice = "" } = await stage.must("amo", draftAdvice, input({ ...confidential, links: [...links] }));
    await stage.must("amo", issueAdvice, { advice });
    const signed = await override(advice);
    const record = signed.ok ? (told(signed.value).record ?? "") : JSON.stringify(signed.error);
    expect(await ways("signatory", record)).toHaveLength(6);
    expect(await ways("manager", record)).toEqual([]);
    const counting = "SELECT count(*)::int AS n FROM signed_document WHERE kind = 'ADVICE_OVERRIDE' AND code = $1";
    const rows = async (who: "manager" | "amo"): Promise<unknown> =>
      within(who, async (client) => (await client.query<{ n: number }>(counting, [record])).rows[0]?.n);
    expect([await rows("manager"), await rows("amo")]).toEqual([0, 1]);
  });

  it("CD-03 a warning refuses the acceptance of its milestone until the signatory has overridden it, signed", async () => {
    const milestone = await stage.verified([], { paymentShare: 0 });
    const advice = await warn([{ kind: "MILESTONE", code: milestone }]);
    expect(await accept(milestone)).toMatchObject(refusedWith("advice-unanswered"));
    // Reading is no answer, a lead is no signatory, and an agency answers nothing.
    await stage.must("owner", acknowledgeAdvice, { advice });
    expect(await override(advice, "owner")).toMatchObject(refusedWith("wrong-role"));
    const partly = { advice, answer: "PARTLY_FOLLOWED", reason: "-" };
    expect(await stage.act("owner", followAdvice, partly)).toMatchObject(refusedWith("warning-wants-signature"));
    expect(await stage.read("owner", (tx, scope) => listUnansweredWarnings(tx, scope.projectId))).toMatchObject([
      { code: advice, links: [{ kind: "MILESTONE", code: milestone }] },
    ]);
    expect(await override(advice)).toMatchObject({ ok: true });
    expect(await accept(milestone)).toMatchObject({ ok: true });
    const read = await stage.read("manager", (tx, scope) => getAdvice(tx, scope, advice, stage.door.clock.now()));
    expect(read?.view).toMatchObject({ status: "OVERRIDDEN", answer: over });
  });

  it("9.9-4 the database refuses what no rule was asked about, at the commit", async () => {
    const milestone = await stage.underVerification(await stage.started({ paymentShare: 0 }));
    await warn([{ kind: "MILESTONE", code: milestone }]);
    await expect(
      stage.owner.query(
        `BEGIN; SET CONSTRAINTS guard_warning IMMEDIATE; UPDATE milestone SET status = 'ACCEPTED_TACITLY' WHERE code = '${milestone}'`,
      ),
    ).rejects.toThrow(/a warning on this has no answer yet/);
    await stage.owner.query("ROLLBACK");
  });

  it("9.9-4 nor is aptitude approved over a warning, or a service accepted that was approved before it", async () => {
    const milestone = await stage.underVerification(await stage.started({ paymentShare: 0 }));
    const approve = (): Promise<void> =>
      within("signatory", async (client) => {
        await client.query("UPDATE milestone SET status = 'SERVICE_OBSERVATION' WHERE code = $1", [milestone]);
        await client.query("SET CONSTRAINTS guard_warning IMMEDIATE");
      });
    await approve();
    await warn([{ kind: "MILESTONE", code: milestone }]);
    await expect(approve()).rejects.toThrow(/a warning on this has no answer yet/);
    const rule = await stage.one(
      "SELECT pg_get_triggerdef(oid) AS value FROM pg_trigger WHERE tgname = 'guard_warning' AND tgrelid = 'milestone'::regclass",
    );
    const [, left = ""] = /old\.status <> ALL \(ARRAY\[(.*?)\]/.exec(rule) ?? [];
    expect(left).toContain("'ACCEPTED'");
    expect(left).not.toMatch(/APTITUDE_APPROVED|SERVICE_OBSERVATION/);
  });

  it("silence has no effect against a warning, nor on what a dispute contests, which the clock does not answer either", async () => {
    stage.door.moveTo("2026-06-01T07:00:00.000Z");
    const silence = new Silence(stage);
    const milestone = await stage.underVerification(await stage.started({ paymentShare: 0 }));
    const advice = await warn([{ kind: "MILESTONE", code: milestone }]);
    const about = {
      title: "Le contenu du jalon",
      subject: "Nous le contestons.",
      entries: [1],
      contested: [milestone],
    };
    const claims = [{ text: "Le solde", cents: 100_000 }];
    await stage.must("manager", openDispute, { against: stage.cast.clientParty, ...about, claims, notices: [] });
    await silence.remind(milestone, "ACCEPTANCE");
    stage.door.moveTo("2026-06-20T22:00:00.000Z");
    await silence.settle();
    expect(await silence.last("MilestoneSilenceNoted")).toMatchObject({
      milestone,
      bars: ["WARNING_UNANSWERED", "CONTESTED"],
    });
    expect(await silence.status(milestone)).toBe("UNDER_VERIFICATION");
    expect(await silence.last("AdviceUnanswered")).toMatchObject({ kind: "WARNING" });
    const read = await stage.read("sponsor", (tx, scope) => getAdvice(tx, scope, advice, stage.door.clock.now()));
    expect(read?.view).toMatchObject({ status: "ISSUED", late: true, answer: null });
  });

  it("9.9-4 every table by which something is bound has the guard", async () => {
    const { rows } = await stage.owner.query(
      "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = 'guard_warning' AND t.tgdeferrable ORDER BY 1",
    );
    const guarded = [
      "amendment",
      "baseline",
      "change_request",
      "charter",
      "committee_decision",
      "consultation",
      "milestone",
    ];
    expect(rows.map(({ relname }) => relname)).toEqual(guarded);
  });

  it("CD-03 a baseline and a version of the charter wait for their advice too", async () => {
    const set = await stage.read("signatory", async (tx, scope) => {
      const items = await readBaselineSet(tx, scope.projectId);
      const number = await nextBaselineNumber(tx, scope.projectId);
      const digest = recordDigest(recordOfSet(scope, number, items, "aucune"));
      return { number, digest, read: items.map(({ code, version }) => ({ code, version })) };
    });
    const stopped = { kind: "BASELINE", code: String(set.number) } as const;
    const warned = await warn([stopped]);
    const desk = await stage.read("amo", (tx) =>
      getDesk(tx, personScope(stage.cast.amo), { project: null }, stage.door.clock.now()),
    );
    expect(desk?.warnings.find(({ code }) => code === warned)?.stops).toEqual([stopped]);
    const sign = { digest: set.digest, exclusions: "aucune", read: set.read };
    expect(await stage.sign("signatory", signBaseline, sign)).toMatchObject(
      refusedWith("baseline-empty", "advice-unanswered"),
    );
    await stage.must("owner", followAdvice, { advice: warned, answer: "FOLLOWED", reason: "" });
    const charter = { preset: "PRIVATE", parameters: presets.PRIVATE, initialPriceCents: null };
    const { version = "" } = await stage.must("owner", draftCharter, charter);
    await stage.must("owner", proposeCharter, { version: Number(version) });
    await warn([{ kind: "CHARTER", code: version }], "RECOMMENDATION");
    const page = await stage.read("signatory", (tx, scope) =>
      getCharterPage(tx, scope, stage.door.clock.now(), Number(version)),
    );
    const digest = page?.digest ?? "";
    expect(await stage.sign("signatory", signCharter, { version: Number(version), digest })).toMatchObject(
      refusedWith("advice-unanswered"),
    );
  });

  it("of two answers at the same moment one alone is given", async () => {
    const advice = await warn([], "RECOMMENDATION");
    const follow = { advice, answer: "FOLLOWED", reason: "" };
    const both = await Promise.all([override(advice), stage.act("owner", followAdvice, follow)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("issued words are locked, also against the owner of the database", async () => {
    const advice = await warn([]);
    const issued = `INSERT INTO advice SELECT y.* FROM advice a, jsonb_populate_record(a, '{"id": "${v7()}", "number": 990, "code": "AVIS-990"}') y WHERE a.code = $1`;
    await expect(within("amo", (client) => client.query(issued, [advice]))).rejects.toThrow(/row-level security/);
    const changed = stage.owner.query("UPDATE advice SET facts = 'autre' WHERE code = $1", [advice]);
    await expect(changed).rejects.toThrow(/locked/);
    const gone = stage.owner.query("DELETE FROM advice WHERE code = $1", [advice]);
    await expect(gone).rejects.toThrow();
    expect(await stage.act("amo", draftAdvice, input({ advice }))).toMatchObject(refusedWith("wrong-status"));
  });

  it("an expert's link opens one question, once, with its code, and gives one opinion", async () => {
    const desk = { db: stage.door.db, now: stage.door.clock.now(), newId: stage.door.newId, secret: "s".repeat(32) };
    const asked = { partyId: "", organisation: "Cabinet", links: [], facts: "Un cache de 10 minutes." };
    const expert = { askedOf: "EXPERT", name: "Paul Deschamps", email: "paul@example.test", neededBy: "2026-12-01" };
    const question = { ...asked, ...expert, question: "Le cache tiendra-t-il ?" };
    const { opinion = "" } = await stage.must("amo", requestOpinion, question);
    const mailed = async (template: string): Promise<Record<string, string>> => {
      const rows = await stage.owner.query(
        "SELECT payload FROM delivery WHERE template = $1 ORDER BY created_at DESC, id DESC LIMIT 1",
        [template],
      );
      return rows.rows[0].payload;
    };
    const token = ((await mailed("opinion-asked")).path ?? "").replace("/opinion/", "");
    expect(await readOpinionLink(desk, token)).toMatchObject({ state: "OPEN", opinion });
    // The link alone says nothing of the question.
    expect(JSON.stringify(await readOpinionLink(desk, token))).not.toContain("cache");
    expect(await enterOpinion(desk, { token, code: "00000000", ip: "1" })).toMatchObject({ ok: false });
    expect(await mailOpinionCode(desk, { token, ip: "1" })).toMatchObject({ ok: true });
    const { code = "" } = await mailed("opinion-code");
    const opened = await enterOpinion(desk, { token, code, ip: "1" });
    const secret = opened.ok ? opened.value.secret : "";
    expect(await readOpinionRoom(desk, secret)).toMatchObject({ question: question.question, status: "OPEN" });
    // Both served: neither the link nor the code opens a second room, and no other secret opens this one.
    expect(await enterOpinion(desk, { token, code, ip: "1" })).toMatchObject({ ok: false });
    expect(await readOpinionLink(desk, token)).toMatchObject({ state: "USED" });
    expect(await readOpinionRoom(desk, token)).toBeNull();
    const room = await readOpinionRoom(desk, secret);
    const give = (hash: string, projectId = room?.projectId ?? "") =>
      executeAsSystem(stage.door, giveOpinion, {
        projectId,
        commandId: v7(),
        input: { ...words, warns: true, room: hash },
      });
    expect(await give(hashToken("un autre secret"))).toMatchObject({ ok: false });
    const given = await Promise.all([give(hashToken(secret)), give(hashToken(secret))]);
    expect(given.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await readOpinionRoom(desk, secret)).toMatchObject({ status: "GIVEN" });
    const reopened = "UPDATE opinion_request SET status = 'OPEN', ended_at = NULL WHERE code = $1";
    await expect(stage.owner.query(reopened, [opinion])).rejects.toThrow(/does not change/);
    const again = "UPDATE opinion_access SET entered_at = NULL, session_hash = NULL, session_until = NULL";
    await expect(stage.owner.query(again)).rejects.toThrow(/does not change/);
  });

  it("what was asked is fixed: the question ends once, its link opens what it opened", async () => {
    const expert = { name: "Zoé Lenormand", organisation: "Atelier Lenormand", email: "zoe@example.test" };
    const asking = { askedOf: "EXPERT", partyId: "", ...expert, neededBy: "2026-12-01", links: [], facts: "" };
    const { opinion = "" } = await stage.must("amo", requestOpinion, { ...asking, question: "Faut-il un cache ?" });
    const fixed = ["question = 'autre'", "facts = 'autre'", "expert_email = 'lui@example.test'", "client_only = true"];
    for (const set of [...fixed, "needed_by = '2027-01-01'", "asked_of = 'AMO', expert_email = NULL, party_id = id"]) {
      const change = within("amo", (client) =>
        client.query(`UPDATE opinion_request SET ${set} WHERE code = $1`, [opinion]),
      );
      await expect(change, set).rejects.toThrow(/does not change/);
    }
    const ended = `INSERT INTO opinion_request SELECT y.* FROM opinion_request o,
      jsonb_populate_record(o, '{"id": "${v7()}", "number": 990, "code": "DA-990", "status": "GIVEN", "ended_at": "2026-06-01"}') y WHERE o.code = $1`;
    await expect(within("amo", (client) => client.query(ended, [opinion]))).rejects.toThrow(/does not change/);
    const longer = "UPDATE opinion_access SET expires_at = expires_at + interval '1 year'";
    await expect(stage.owner.query(longer)).rejects.toThrow(/does not change/);
    await expect(stage.owner.query("DELETE FROM opinion_access")).rejects.toThrow(/does not change/);
    // Somebody with an account at that address is erased: the request no longer names them, and stays as it was.
    const person = await addPerson(stage.door.db, expert.name);
    await stage.owner.query("UPDATE person SET email = $2 WHERE id = $1", [person, expert.email]);
    const administrator = await addAdministrator(stage, "Ada Garde");
    expect(await erase(stage, administrator, await erasureOf(stage, person))).toMatchObject({ ok: true });
    const { rows } = await stage.owner.query("SELECT * FROM opinion_request WHERE code = $1", [opinion]);
    expect(rows[0]).toMatchObject({ status: "OPEN", expert_name: "…", question: "Faut-il un cache ?" });
    expect(JSON.stringify(rows)).not.toMatch(/Lenormand|zoe/);
    await expect(stage.owner.query("DELETE FROM opinion_request")).rejects.toThrow(/does not change/);
  });

  it("risks are adopted together, looked at with their history, and become something else", async () => {
    const me = await stage.read("owner", async (_tx, scope) => scope.memberId);
    const adopted = { standing: ["absent-client", "late-content"], ownerId: me, reviewOn: "2026-12-15" };
    const { risk = "" } = await stage.must("owner", adoptRisk, adopted);
    expect(await stage.act("owner", adoptRisk, adopted)).toMatchObject(refusedWith("risks-already-adopted"));
    const look = { probability: 5, cost: 1, time: 5, quality: 2, proximity: "NOW", response: "REDUCE" };
    const done = { actions: "Un suppléant.", residualProbability: 2, residualImpact: 5, warningSign: "" };
    const review = { risk, ...look, ...done, ownerId: me, reviewOn: "2027-01-15", note: "Deux retards." };
    await stage.must("manager", reviewRisk, review);
    expect(await stage.read("amo", (tx, scope) => listRisksAbove(tx, scope.projectId, 20))).toMatchObject([
      { code: risk, score: 25, level: "CRITICAL", status: "TREATED", reviewOn: "2027-01-15" },
    ]);
    await stage.must("amo", occurRisk, { risk, became: "ADVICE", note: "Le référent est parti." });
    const read = await stage.read("amo", (tx, scope) => getRisk(tx, scope, risk, stage.door.clock.now()));
    expect(read?.view.reviews.map(({ status }) => status)).toEqual(["OCCURRED", "TREATED"]);
    expect(await stage.act("amo", reviewRisk, review)).toMatchObject(refusedWith("wrong-status"));
    const register = await stage.read("amo", (tx, scope) => listRisks(tx, scope.projectId));
    expect(register.find(({ code }) => code === risk)).toMatchObject({ status: "OCCURRED", reviewOn: null });
    const known = await stage.read("manager", async (tx, scope) => [
      ...(await searchProject(tx, scope, risk.toLowerCase())),
    ]);
    expect(known.map(foundHref)).toContain(`/projects/${stage.cast.code}/risks/${risk}`);
    // What was advised on the choice of a provider is found by the client and its AMO alone.
    const secret = await stage.read("manager", (tx, scope) => searchProject(tx, scope, "Écarter"));
    expect(secret).toEqual([]);
  });
});
