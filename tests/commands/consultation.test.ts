import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enterProject, personScope } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import { answerConsultation } from "@/lib/features/consultation/commands/answer-consultation";
import { askOffer } from "@/lib/features/consultation/commands/ask-offer";
import { declareConsultationInterests } from "@/lib/features/consultation/commands/declare-consultation-interests";
import { depositOffer } from "@/lib/features/consultation/commands/deposit-offer";
import { draftConsultation } from "@/lib/features/consultation/commands/draft-consultation";
import { endConsultation } from "@/lib/features/consultation/commands/end-consultation";
import { inviteCandidate } from "@/lib/features/consultation/commands/invite-candidate";
import { openConsultation } from "@/lib/features/consultation/commands/open-consultation";
import { publishConsultation } from "@/lib/features/consultation/commands/publish-consultation";
import { scoreConsultation } from "@/lib/features/consultation/commands/score-consultation";
import { sealConsultation } from "@/lib/features/consultation/commands/seal-consultation";
import { withdrawOffer } from "@/lib/features/consultation/commands/withdraw-offer";
import { getConsultation } from "@/lib/features/consultation/queries";
import { getCandidateConsultation, isCandidate, readOfferFile } from "@/lib/features/consultation/queries-candidate";
import { acceptInvitation } from "@/lib/features/invitation/commands/accept-invitation";
import { inviteMember } from "@/lib/features/invitation/commands/invite-member";
import { getMembers } from "@/lib/features/member/queries";
import { settleDue } from "@/lib/jobs/settle";
import { sha256 } from "@/lib/ledger/canonical";
import { mustAct } from "@/tests/support/act";
import { asked, type Candidate, ConsultationStage, instants, offerOf } from "@/tests/support/consultation-stage";
import { emailOf } from "@/tests/support/set-up";

let stage: ConsultationStage;
let [atelier, bureau, collectif]: (Candidate | undefined)[] = [];
const secretText = "Notre méthode tient en quarante pages confidentielles";

function there(candidate: Candidate | undefined): Candidate {
  if (candidate === undefined) throw new Error("The candidate has not come yet");
  return candidate;
}

/** The kinds of what refuses. */
function kinds(answer: { ok: boolean; error?: unknown }): string {
  return JSON.stringify(answer);
}

beforeAll(async () => {
  stage = await ConsultationStage.set("consultation");
  atelier = await stage.candidate("Atelier Nord");
  bureau = await stage.candidate("Bureau Sud");
  collectif = await stage.candidate("Collectif Est");
});
afterAll(() => stage.close());

describe("CR-03 what is asked and by what it is judged is fixed before offers come", () => {
  test("a draft whose weights do not make a hundred is not published, and one published is not drafted again", async () => {
    const criteria = [{ kind: "JUDGED" as const, name: "Méthode", detail: "", weight: 90 }];
    const { consultation = "" } = await stage.project.must("owner", draftConsultation, asked({ criteria }));
    const answer = await stage.project.act("owner", publishConsultation, { consultation });
    expect(kinds(answer)).toContain("weights-not-whole");
    const again = await stage.project.act("owner", draftConsultation, asked({ consultation: stage.code }));
    expect(kinds(again)).toContain("wrong-status");
  });

  test("the database refuses a change of criteria, weights and instants once they are published", async () => {
    const { owner } = stage.project;
    await expect(
      owner.query("UPDATE consultation_criterion SET weight = 50 WHERE consultation_id = $1", [stage.id]),
    ).rejects.toThrow(/fixed once/);
    await expect(
      owner.query("UPDATE consultation SET opens_at = opens_at - interval '1 day' WHERE id = $1", [stage.id]),
    ).rejects.toThrow();
    await expect(owner.query("DELETE FROM consultation WHERE id = $1", [stage.id])).rejects.toThrow(/on record/);
  });

  test("MD-03 nobody of the project is a candidate, and the agency that is in it reads none of this", async () => {
    const email = await emailOf(stage.project.door, stage.project.who("manager"));
    const input = { consultation: stage.code, organisation: "Atelier", name: "Paul", email };
    expect(kinds(await stage.project.act("owner", inviteCandidate, input))).toContain("candidate-is-member");
    const seen = await stage.project.read("manager", (tx, scope) =>
      getConsultation(tx, scope, stage.code, stage.project.door.clock.now()),
    );
    expect(seen).toBeNull();
    for (const table of ["consultation", "consultation_candidate", "consultation_question", "consultation_criterion"])
      expect(await stage.rowsSeen(stage.project.who("manager"), table, stage.project.cast.code)).toBe(0);
  });
});

describe("questions", () => {
  test("are answered to all at once, and nobody is told who asked", async () => {
    expect((await stage.by(there(atelier), askOffer, { text: "Le nombre de pages est-il connu ?" })).ok).toBe(true);
    const other = (): ReturnType<typeof view> => view(there(bureau));
    expect((await other())?.questions).toEqual([]);
    expect((await view(there(atelier)))?.questions).toMatchObject([{ number: null, answer: null, mine: true }]);
    const input = { consultation: stage.code, question: 1, answer: "Environ deux cents." };
    await stage.project.must("amo", answerConsultation, input);
    expect((await view(there(atelier)))?.questions).toMatchObject([{ number: 1, mine: true }]);
    expect((await other())?.questions).toMatchObject([{ number: 1, answer: "Environ deux cents.", mine: false }]);
    for (const part of ["owner", "amo"] as const)
      expect(await stage.rowsSeen(stage.project.who(part), "consultation_asker", stage.project.cast.code)).toBe(0);
    expect(await stage.rowsSeen(there(bureau).person, "consultation_asker")).toBe(0);
    expect(kinds(await stage.project.act("owner", answerConsultation, input))).toContain("question-already-answered");
  });

  test("end at their instant", async () => {
    stage.at(instants.questions);
    expect(kinds(await stage.by(there(atelier), askOffer, { text: "Trop tard ?" }))).toContain("questions-closed");
  });
});

function view(candidate: Candidate) {
  const { door } = stage.project;
  return transact(door.db, { personId: candidate.person, readOnly: true }, (tx) =>
    getCandidateConsultation(tx, personScope(candidate.person), stage.id, door.clock.now()),
  );
}

describe("sealed offers", () => {
  test("are of one length whatever they hold, and nothing of what they say is stored in clear", async () => {
    const pdf = Buffer.from("%PDF-1.4 devis confidentiel").toString("base64");
    const first = await stage.deposit(there(atelier), 120_000_00, "Une première offre, bien courte");
    const receipt = await stage.deposit(there(atelier), 100_000_00, secretText, {
      files: [{ name: "devis.pdf", base64: pdf }],
    });
    expect(receipt.digest).not.toBe(first.digest);
    await stage.deposit(there(bureau), 80_000_00, "x");
    await stage.deposit(there(collectif), 60_000_00, "Une offre qui sera retirée");
    expect((await stage.by(there(collectif), withdrawOffer, {})).ok).toBe(true);
    expect(kinds(await stage.by(there(collectif), withdrawOffer, {}))).toContain("no-offer-standing");
    const { rows } = await stage.project.owner.query(
      "SELECT DISTINCT length(sealed) AS size FROM offer WHERE sealed IS NOT NULL",
    );
    expect(rows).toEqual([{ size: 8 * 1024 * 1024 }]);
    const leaked = await stage.project.owner.query(
      "SELECT count(*)::int AS leaks FROM offer WHERE position(convert_to($1, 'UTF8') IN sealed) > 0",
      [secretText],
    );
    expect(leaked.rows).toEqual([{ leaks: 0 }]);
    // What was replaced or withdrawn is gone, bytes and key.
    expect(await stage.project.one("SELECT count(*)::text AS value FROM offer_key")).toBe("2");
    expect(await stage.project.one("SELECT count(*)::text AS value FROM offer WHERE sealed IS NULL")).toBe("2");
  });

  test("nobody reads one before the opening by any query: not the client, not the AMO, not another candidate, not its own", async () => {
    const { cast } = stage.project;
    for (const part of ["owner", "signatory", "sponsor", "amo", "manager"] as const)
      for (const table of ["offer", "opened_offer", "offer_score", "consultation_seal"])
        expect(await stage.rowsSeen(stage.project.who(part), table, cast.code), `${part} ${table}`).toBe(0);
    expect(await stage.rowsSeen(there(collectif).person, "offer WHERE sealed IS NOT NULL")).toBe(0);
    expect(await stage.rowsSeen(there(bureau).person, "offer")).toBe(1);
    for (const person of [there(atelier).person, stage.project.who("owner")])
      await expect(stage.rowsSeen(person, "offer_key", cast.code)).rejects.toThrow();
    expect((await view(there(atelier)))?.offer).toMatchObject({ version: 2, content: null });
    const released = stage.rowsSeen(
      stage.project.who("owner"),
      `aval_release_offers((SELECT project_id FROM consultation LIMIT 1), '${stage.id}')`,
      cast.code,
    );
    expect(await released).toBe(0);
  });

  test("nothing of them shows: no page, no ledger, no log, no mail, no search says who offers or how many", async () => {
    const seen = await stage.project.read("owner", (tx, scope) =>
      getConsultation(tx, scope, stage.code, stage.project.door.clock.now()),
    );
    expect(seen?.view.offers).toEqual([]);
    expect(JSON.stringify(seen?.view)).not.toContain("deposited");
    const told = await stage.project.owner.query(
      "SELECT type FROM ledger_entry WHERE type ~ '^(Offer|Consultation|Candidate)' ORDER BY seq",
    );
    expect(told.rows.map(({ type }) => type).filter((type) => type.startsWith("Offer"))).toEqual([]);
    for (const [table, column] of [
      ["ledger_entry", "payload"],
      ["ledger_text", "text"],
      ["delivery", "payload"],
    ] as const)
      expect(
        await stage.project.one(`SELECT count(*)::text AS value FROM ${table} WHERE ${column}::text LIKE $1`, [
          `%${secretText}%`,
        ]),
      ).toBe("0");
    // Of the acts of a candidate, the log and the receipts are the candidate's own.
    const mine = "account_event WHERE type LIKE 'Offer%'";
    expect(await stage.rowsSeen(stage.project.who("owner"), mine, stage.project.cast.code)).toBe(0);
    expect(await stage.rowsSeen(there(atelier).person, mine)).toBe(2);
    const receipts = "command_receipt WHERE command LIKE 'offer.%'";
    expect(await stage.rowsSeen(stage.project.who("amo"), receipts, stage.project.cast.code)).toBe(0);
  });

  test("a member, a stranger and a candidate of nothing act as where nothing is", async () => {
    const input = { consultationId: stage.id, ...offerOf(1, "Non") };
    for (const who of ["owner", "amo", "manager", "stranger"] as const)
      expect(await stage.project.act(who, depositOffer, input)).toEqual({ ok: false, error: { kind: "not-found" } });
    expect(
      await stage.by(there(atelier), depositOffer, { ...offerOf(1, "Non"), consultationId: stage.nothing() }),
    ).toEqual({ ok: false, error: { kind: "not-found" } });
  });

  test("a candidate is a stranger to the project: no row of it but what is published", async () => {
    for (const table of ["project", "member", "party", "requirement", "ledger_entry", "stored_file", "milestone"])
      expect(await stage.rowsSeen(there(atelier).person, table), table).toBe(0);
    expect(await stage.rowsSeen(there(atelier).person, "consultation")).toBe(1);
    expect(await stage.rowsSeen(there(atelier).person, "consultation_candidate")).toBe(1);
    expect((await view(there(atelier)))?.set.record.kind).toBe("BASELINE");
    // Who offers finds their own way to it beside their projects; nobody else has that page.
    const { db } = stage.project.door;
    for (const [person, found] of [
      [there(atelier).person, true] as const,
      [stage.project.who("owner"), false] as const,
    ])
      expect(
        await transact(db, { personId: person, readOnly: true }, (tx) => isCandidate(tx, personScope(person))),
      ).toBe(found);
  });

  test("come up to the last millisecond before the closing, and not at the closing", async () => {
    stage.at("2026-06-15T09:59:59.999Z");
    await stage.deposit(there(bureau), 90_000_00, "À la dernière milliseconde");
    stage.at(instants.closing);
    const late = await stage.by(there(bureau), depositOffer, offerOf(1_00, "Trop tard"));
    expect(kinds(late)).toContain("offers-closed");
    expect(kinds(await stage.by(there(bureau), withdrawOffer, {}))).toContain("offers-closed");
    await expect(
      stage.project.owner.query(
        "UPDATE offer SET sealed = NULL, withdrawn_at = $1 WHERE consultation_id = $2 AND sealed IS NOT NULL",
        [instants.closing, stage.id],
      ),
    ).rejects.toThrow(/before the closing/);
  });
});

describe("the opening", () => {
  test("the box is sealed by the clock at the closing, once, by a digest that does not say how many there are", async () => {
    stage.at("2026-06-15T09:59:59.999Z");
    await settleDue(stage.project.door);
    const told =
      "SELECT count(*)::text AS value FROM ledger_entry WHERE type = 'ConsultationSealed' AND actor_id IS NULL";
    expect(await stage.project.one(told)).toBe("0");
    // A deposit of the last millisecond is still on its way when the closing comes: the seal waits for it.
    const { owner } = stage.project;
    const turn = "hashtextextended((SELECT id::text FROM consultation_candidate WHERE person_id = $1), 0)";
    await owner.query(`SELECT pg_advisory_lock(${turn})`, [there(bureau).person]);
    const last = stage.by(there(bureau), depositOffer, offerOf(90_000_00, "En chemin à la clôture"));
    const onItsWay =
      "SELECT count(*)::text AS value FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()";
    await expect.poll(() => stage.project.one(onItsWay)).toBe("1");
    stage.at(instants.closing);
    const closing = [settleDue(stage.project.door), settleDue(stage.project.door)];
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await stage.project.one(told)).toBe("0");
    await owner.query(`SELECT pg_advisory_unlock(${turn})`, [there(bureau).person]);
    expect(kinds(await last)).toContain('"ok":true');
    await Promise.all(closing);
    expect(await stage.project.one(told)).toBe("1");
    // One that began in time and comes to a sealed box is told so, and one is not taken out of it.
    stage.at("2026-06-15T09:59:59.999Z");
    expect(kinds(await stage.by(there(bureau), depositOffer, offerOf(1_00, "Trop tard")))).toContain("offers-closed");
    expect(kinds(await stage.by(there(bureau), withdrawOffer, {}))).toContain("offers-closed");
    stage.at(instants.closing);
    expect(kinds(await stage.project.act("owner", sealConsultation, { consultation: stage.code }))).toContain(
      "box-already-sealed",
    );
    expect(
      await stage.project.one("SELECT payload ->> 'seal' AS value FROM ledger_entry WHERE type = 'ConsultationSealed'"),
    ).toMatch(/^[0-9a-f]{64}$/);
  });

  test("waits for its instant, to the millisecond, and for its witness", async () => {
    stage.at("2026-06-16T07:59:59.999Z");
    const input = { consultation: stage.code };
    expect(kinds(await stage.project.act("owner", openConsultation, input))).toContain("opening-not-due");
    stage.at(instants.opening);
    expect(kinds(await stage.project.act("owner", openConsultation, input))).toContain("witness-missing");
    expect(kinds(await stage.project.act("amo", openConsultation, input))).toContain("wrong-role");
    const before = "SELECT status AS value FROM consultation WHERE id = $1";
    expect(await stage.project.one(before, [stage.id])).toBe("PUBLISHED");
  });

  test("opens all of them, and the ledger's seal is that of exactly these offers", async () => {
    await stage.open();
    const { rows } = await stage.project.owner.query("SELECT payload FROM ledger_entry WHERE type = 'OffersOpened'");
    const { seal, salt, offers, witnessed } = rows[0].payload;
    expect(witnessed).toBe(true);
    const digests = offers.map((one: { digest: string }) => one.digest).toSorted();
    expect(offers).toHaveLength(2);
    expect(sha256(`${salt}${digests.map((digest: string) => `\n${digest}`).join("")}`)).toBe(seal);
    expect((await view(there(atelier)))?.offer?.content).toMatchObject({ text: secretText });
  });

  test("MD-03 who has not declared reads no offer, a conflict never does, and nobody reads another candidate's", async () => {
    const { cast } = stage.project;
    expect(await stage.rowsSeen(stage.project.who("owner"), "opened_offer", cast.code)).toBe(0);
    await stage.clear("owner", "signatory", "amo");
    const conflict = { consultation: stage.code, conflict: true, text: "Mon frère y travaille" };
    await stage.project.must("sponsor", declareConsultationInterests, conflict);
    expect(await stage.rowsSeen(stage.project.who("owner"), "opened_offer", cast.code)).toBe(2);
    expect(await stage.rowsSeen(stage.project.who("sponsor"), "opened_offer", cast.code)).toBe(0);
    expect(await stage.rowsSeen(stage.project.who("manager"), "opened_offer", cast.code)).toBe(0);
    expect(await stage.rowsSeen(there(bureau).person, "opened_offer")).toBe(1);
    expect(await stage.rowsSeen(there(collectif).person, "opened_offer")).toBe(0);
    const offerId = await stage.offerOf(there(atelier));
    const file = (personId: Candidate["person"]) =>
      transact(stage.project.door.db, { personId, readOnly: true }, (tx) => readOfferFile(tx, { offerId, index: 0 }));
    expect((await file(there(atelier).person))?.bytes.toString()).toBe("%PDF-1.4 devis confidentiel");
    expect(await file(there(bureau).person)).toBeNull();
    expect(await file(stage.project.who("sponsor"))).toBeNull();
  });
});

describe("the decision", () => {
  test("wants several whole evaluations, and nobody with a conflict scores", async () => {
    const offerId = await stage.offerOf(there(atelier));
    const scores = [{ criterion: 1, points: 20, reason: "Parfait" }];
    const mine = { consultation: stage.code, offerId, scores };
    expect(kinds(await stage.project.act("sponsor", scoreConsultation, mine))).toContain("interest-conflict");
    await stage.score("owner", there(atelier), 18);
    await stage.score("owner", there(bureau), 10);
    expect(kinds(await stage.award(there(atelier)))).toContain("evaluation-incomplete");
    await stage.score("amo", there(atelier), 16);
    await stage.score("amo", there(bureau), 12);
    expect(kinds(await stage.award(there(bureau)))).toContain("offer-not-first");
  });

  test("no candidate sees a score, its own included, and the ledger tells none", async () => {
    for (const candidate of [atelier, bureau, collectif])
      expect(await stage.rowsSeen(there(candidate).person, "offer_score")).toBe(0);
    const told = "SELECT count(*)::text AS value FROM ledger_entry WHERE type = 'OfferScored' AND payload ? 'points'";
    expect(await stage.project.one(told)).toBe("0");
  });

  test("is signed by the client, binds the provider to its offer, makes it a party, and every candidate has its own letter", async () => {
    // An invitation that leads elsewhere keeps nobody whom the client chose outside.
    const { email } = there(atelier);
    const elsewhere = { partyId: stage.project.cast.clientParty, name: "Nord", email, roles: ["CLIENT_CONTRIBUTOR"] };
    await stage.project.must("owner", inviteMember, { ...elsewhere, substitute: false });
    const answer = await stage.award(there(atelier));
    expect(answer.ok, kinds(answer)).toBe(true);
    const open = "SELECT string_agg(side, ',') AS value FROM invitation WHERE email = $1 AND revoked_at IS NULL";
    expect(await stage.project.one(open, [email])).toBe("AGENCY");
    const { rows } = await stage.project.owner.query(
      "SELECT t.text, t.circle FROM ledger_entry e JOIN ledger_text t USING (project_id, seq) WHERE e.type = 'ProviderAwarded'",
    );
    expect(rows).toMatchObject([{ circle: "PARTY" }]);
    expect(JSON.parse(rows[0].text)).toMatchObject({ oneOffCents: 100_000_00, recurring: [], taxBasisPoints: 2000 });
    const contract = await stage.project.owner.query(
      "SELECT y.name, c.one_off_cents::text AS cents FROM provider_contract c JOIN party y ON y.project_id = c.project_id AND y.id = c.party_id",
    );
    expect(contract.rows).toEqual([{ name: "Atelier Nord", cents: "10000000" }]);
    // The party's page leads to its contract: the client's and its own to read, no other agency's.
    const contractOf = (part: "owner" | "manager") =>
      stage.project.read(part, async (tx, scope) =>
        (await getMembers(tx, scope, stage.project.door.clock.now())).parties.flatMap(({ name, contract }) =>
          name === "Atelier Nord" ? [contract] : [],
        ),
      );
    expect(await contractOf("owner")).toEqual([{ record: expect.stringMatching(/^PV-/), baseline: 1 }]);
    expect(await contractOf("manager")).toEqual([null]);
    expect((await view(there(atelier)))?.letter).toMatchObject({ outcome: "AWARDED", rank: 1 });
    expect((await view(there(bureau)))?.letter).toMatchObject({ outcome: "DECLINED", rank: 2, winner: "Atelier Nord" });
    expect((await view(there(collectif)))?.letter).toMatchObject({ outcome: "NO_OFFER", points: null });
    expect(await stage.rowsSeen(there(bureau).person, "consultation_letter")).toBe(1);
    expect(await stage.rowsSeen(there(bureau).person, "provider_contract")).toBe(0);
    expect(await stage.rowsSeen(stage.project.who("manager"), "provider_contract", stage.project.cast.code)).toBe(0);
    const mails = await stage.project.owner.query(
      "SELECT email, payload::text AS text FROM delivery WHERE template = 'notice'",
    );
    expect(mails.rows).toHaveLength(3);
    const loser = mails.rows.find(({ email }) => email === there(bureau).email);
    expect(loser.text).toContain("Atelier Nord");
    expect(loser.text).not.toContain("100 000");
    expect(loser.text).not.toContain(secretText);
  });

  test("whom the client chose comes in on the agency's side, from where no consultation is seen", async () => {
    const { door, cast } = stage.project;
    const { person, email } = there(atelier);
    const path =
      "SELECT payload ->> 'path' AS value FROM delivery WHERE template = 'invitation' AND email = $1 ORDER BY id DESC LIMIT 1";
    const token = (await stage.project.one(path, [email])).replace("/invitation/", "");
    await mustAct(door, acceptInvitation, person, { token });
    const seen = await transact(door.db, { personId: person, readOnly: true }, async (tx) => {
      const scope = await enterProject(tx, person, cast.code);
      return scope === null ? "outside" : getConsultation(tx, scope, stage.code, door.clock.now());
    });
    expect(seen).toBeNull();
  });

  test("the signed record says nothing of the offers that were not chosen", async () => {
    const record = await stage.project.one(
      "SELECT content AS value FROM signed_document WHERE kind = 'CONSULTATION_AWARD'",
    );
    expect(record).toContain("Décision d’attribution de la consultation C-001");
    expect(record).toContain("Empreinte de l’analyse");
    expect(record).not.toContain("consultations.");
    expect(record).toContain("Atelier Nord");
    expect(record).not.toContain("Bureau Sud");
    expect(record).not.toContain("Collectif Est");
  });

  test("stays: an awarded consultation does not end otherwise", async () => {
    const end = { consultation: stage.code, reason: "Non" };
    expect(kinds(await stage.project.act("owner", endConsultation, end))).toContain("wrong-status");
  });
});
