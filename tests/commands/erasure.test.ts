import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enterWithPassword } from "@/lib/auth/enter";
import { enterWithCode, requestLink } from "@/lib/auth/link";
import { admitOidc } from "@/lib/auth/oidc";
import { hashPassword } from "@/lib/auth/password";
import { personScope } from "@/lib/auth/scope";
import { beginSession, findLiveSession } from "@/lib/auth/session";
import { transact } from "@/lib/db/transact";
import { changeProfile } from "@/lib/features/account/commands/change-profile";
import { erasePerson } from "@/lib/features/account/commands/erase-person";
import { getErasure, getPerson, listErasures, listPeople } from "@/lib/features/account/queries-people";
import { postComment } from "@/lib/features/discussion/commands/post-comment";
import { writeNote } from "@/lib/features/discussion/commands/write-note";
import { inviteMember } from "@/lib/features/invitation/commands/invite-member";
import { checkLedger } from "@/lib/features/ledger/queries-check";
import { removeMember } from "@/lib/features/member/commands/remove-member";
import { acceptMilestoneWithReservations } from "@/lib/features/milestone/commands/accept-milestone-with-reservations";
import { liftReservation } from "@/lib/features/reservation/commands/lift-reservation";
import { submitReservationFix } from "@/lib/features/reservation/commands/submit-reservation-fix";
import { draftReservation } from "@/lib/features/reservation/queries";
import { getRecord } from "@/lib/features/signature/queries";
import type { PersonId } from "@/lib/kernel/ids";
import { sha256 } from "@/lib/ledger/canonical";
import { act, countReceipts, mustAct } from "@/tests/support/act";
import { addAdministrator, erase, erasureOf, keepMails, tracesOf } from "@/tests/support/erasure-stage";
import { MilestoneStage, refusedWith } from "@/tests/support/milestone-stage";
import { countRows, emailOf } from "@/tests/support/set-up";

const password = "girafe bleu canoe tambour";
const origin = { ip: "203.0.113.9", userAgent: "Machine de Hélène" };

describe("the erasure of a person who signed", () => {
  let stage: MilestoneStage;
  let administrator: PersonId;
  let helene: PersonId;
  let email: string;
  let session: string;
  let browser: string;
  let milestone: string;
  const words = ["Hélène Marchetti", "Hélène Aubry", "Directrice des publics"];
  const now = (): ReturnType<typeof stage.door.clock.now> => stage.door.clock.now();
  const desk = (): Parameters<typeof requestLink>[0] => ({
    db: stage.door.db,
    now: now(),
    newId: stage.door.newId,
    secret: "0123456789abcdef0123456789abcdef",
  });
  const does = (who: "signatory" | "owner", command: Parameters<typeof act>[1], input: unknown): Promise<unknown> =>
    mustAct(stage.door, command, stage.who(who), input, { project: stage.cast.code });
  const value = (sql: string, ...values: unknown[]): Promise<string> => stage.one(sql, values);

  beforeAll(async () => {
    stage = await MilestoneStage.set("erasure");
    helene = stage.who("signatory");
    email = await emailOf(stage.door, helene);
    administrator = await addAdministrator(stage, "Ada Garde");
    await stage.lend(["milestone.verify"], 10_000_00);
    milestone = await stage.verified([0], { paymentShare: 0 });
    const reservation = await stage.reserve(milestone, 0, "MAJOR");
    await stage.mustSign(
      "signatory",
      acceptMilestoneWithReservations,
      await stage.deciding(milestone, "ACCEPT_WITH_RESERVATIONS"),
    );
    // The name changes between two signatures: both versions go.
    const profile = { gender: "feminine", locale: "fr", theme: "dark", density: "dense" };
    const named = { displayName: "Hélène Aubry", title: "Directrice des publics" };
    // A name that is also the name of a fact takes no amount with it.
    await mustAct(stage.door, changeProfile, helene, { ...profile, ...named, displayName: "amountCents" });
    await mustAct(stage.door, changeProfile, helene, { ...profile, ...named });
    await stage.must("manager", submitReservationFix, { reservation, version: "1.5.0", message: "corrigé" });
    const lifting = await stage.read("owner", (tx, scope) =>
      draftReservation({ tx, scope, now: now() }, reservation, "lift", ""),
    );
    await stage.mustSign("signatory", liftReservation, { reservation, comment: "", digest: lifting?.digest ?? "" });
    const subject = { kind: "MILESTONE", code: milestone };
    await does("signatory", writeNote, { subject, text: `À rappeler : ${email}` });
    await does("signatory", writeNote, { subject, text: "Prévoir la recette en juillet" });
    await does("signatory", postComment, { subject, text: "Merci à tous. Hélène Aubry." });
    await does("signatory", postComment, { subject, text: "La recette est prévue le 3 juillet" });
    // Another project invites the same address and hears nothing more.
    const away = {
      partyId: await value(
        "SELECT y.id AS value FROM party y JOIN project p ON p.id = y.project_id WHERE p.name = 'Autre'",
      ),
    };
    const code = await value("SELECT code AS value FROM project WHERE name = 'Autre'");
    await mustAct(
      stage.door,
      inviteMember,
      stage.stranger,
      { ...away, name: "Hélène Marchetti", email, roles: ["CLIENT_CONTRIBUTOR"], substitute: false },
      { project: code },
    );
    await stage.door.db.credential.create({
      data: { personId: helene, passwordHash: await hashPassword(password), setAt: new Date(now()) },
    });
    await admitOidc(
      desk(),
      { issuer: "https://id.example.test", locale: "fr" },
      { sub: "helene", email, email_verified: true },
    );
    session = await beginSession(stage.door.db, {
      personId: helene,
      method: "PASSWORD",
      ...origin,
      now: now(),
      newId: v7,
    });
    await enterWithPassword(desk(), { email, password: "faux", ...origin });
    await keepMails(stage);
    const asked = await requestLink(desk(), { email, next: "/", ip: origin.ip });
    browser = asked.ok ? asked.value.browser : "";
  });
  afterAll(() => stage.strike());

  it("is refused while open projects count on them: the number is told, no project is, nothing changes", async () => {
    const before = await countRows(stage.database.ownerUrl);
    const answer = await erase(stage, administrator, await erasureOf(stage, helene));
    expect(answer).toMatchObject({
      ok: false,
      error: { kind: "refused", refusals: [{ kind: "person-holds-powers", projects: 1 }] },
    });
    expect(await countRows(stage.database.ownerUrl)).toEqual(before);
    await does("owner", removeMember, {
      memberId: await value("SELECT id AS value FROM member WHERE person_id = $1 AND ended_at IS NULL", helene),
      reason: "a quitté les musées",
    });
  });

  it("does not exist for anybody else, and an administrator without a proof is told what to prove", async () => {
    const input = await erasureOf(stage, helene);
    for (const somebody of [stage.who("owner"), stage.stranger, helene]) {
      const commandId = v7();
      expect(await act(stage.door, erasePerson, somebody, input, { commandId })).toEqual({
        ok: false,
        error: { kind: "not-found" },
      });
      expect(await countReceipts(stage.door, somebody, commandId)).toBe(0);
    }
    const bare = await act(stage.door, erasePerson, administrator, input);
    expect(bare).toMatchObject({ ok: false, error: { kind: "identity-proof-needed" } });
    // A proof for other words, or by somebody else, does not serve.
    const other = await erase(stage, administrator, { ...input, personId: stage.stranger });
    expect(other).toMatchObject({ ok: false });
    const proofs = await stage.door.db.identityProof.findMany({ where: { personId: administrator, usedAt: null } });
    expect(
      await act(stage.door, erasePerson, administrator, input, { proofId: proofs.at(-1)?.id ?? v7() }),
    ).toMatchObject({ ok: false, error: { kind: "identity-proof-invalid" } });
    expect(await emailOf(stage.door, helene)).toBe(email);
  });

  it("wants the address typed once more, and a reason that does not name the person", async () => {
    const wrong = await erase(stage, administrator, await erasureOf(stage, helene, { confirmation: "helene" }));
    expect(wrong).toMatchObject({
      ok: false,
      error: { issues: [{ path: "confirmation", code: "confirmation-differs" }] },
    });
    const naming = await erasureOf(stage, helene, { reason: "Demande de helene  aubry, reçue ce jour" });
    expect(await erase(stage, administrator, naming)).toMatchObject({
      ok: false,
      error: { issues: [{ path: "reason", code: "names-person" }] },
    });
  });

  it("leaves no trace of the name or the address, but inside what was signed", async () => {
    const before = await tracesOf(stage, [...words, email]);
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining(["person.email", "person_identity.display_name", "delivery.payload", "ledger_text.text"]),
    );
    const commandId = v7();
    const input = await erasureOf(stage, helene);
    const done = await erase(stage, administrator, input, commandId);
    expect(done).toMatchObject({ ok: true, value: { entries: [], result: { person: helene } } });
    // The written power names who lends: it is evidence, and says so on the page.
    expect(await tracesOf(stage, [...words, email])).toEqual({ "signed_document.content": 1 });
    expect(await value("SELECT kind AS value FROM signed_document WHERE content LIKE '%Marchetti%'")).toBe(
      "DELEGATION",
    );
    expect(await tracesOf(stage, [origin.userAgent])).toEqual({});
    // The same command again answers what was done; another is told that it is done.
    expect(
      await act(stage.door, erasePerson, administrator, { ...input, confirmation: "x" }, { commandId }),
    ).toMatchObject({
      ok: true,
      value: { replayed: true },
    });
    expect(await erase(stage, administrator, { ...input })).toMatchObject(refusedWith("person-already-erased"));
  });

  it("keeps the chain of every project, every signature and what was said without a name", async () => {
    const check = await stage.read("owner", (tx, scope) => checkLedger(tx, scope, 0, now()));
    const amounts = `SELECT count(*) || ' ' || count(t.text) AS value FROM ledger_text t JOIN ledger_entry e USING (project_id, seq)
      WHERE e.actor_id = $1 AND t.field = 'prices'`;
    expect(await value(amounts, helene)).toMatch(/^([1-9]\d*) \1$/);
    expect(check).toMatchObject({ brokenAt: null, done: true });
    const { rows } = await stage.owner.query<{ digest: string; content: string }>(
      "SELECT s.digest, d.content FROM signature s JOIN signed_document d ON d.project_id = s.project_id AND d.id = s.document_id WHERE s.person_id = $1",
      [helene],
    );
    expect(rows.length).toBeGreaterThan(4);
    for (const { digest, content } of rows) expect(sha256(content)).toBe(digest);
    const code = await value(
      "SELECT d.code AS value FROM signed_document d WHERE d.kind = 'MILESTONE_DECISION' LIMIT 1",
    );
    const record = await stage.read("owner", (tx, scope) => getRecord(tx, scope, code, now()));
    expect(record?.signatures.map(({ name, title }) => ({ name, title }))).toEqual([{ name: "", title: "" }]);
    const said = await stage.owner.query<{ text: string | null }>(
      "SELECT text FROM comment UNION ALL SELECT text FROM private_note ORDER BY text NULLS LAST",
    );
    expect(said.rows.map((row) => row.text)).toEqual([
      "La recette est prévue le 3 juillet",
      "Prévoir la recette en juillet",
      null,
      null,
    ]);
  });

  it("shuts every way in, with the answer of an unknown address", async () => {
    const typed = { password, ...origin };
    expect(await enterWithPassword(desk(), { email, ...typed })).toEqual(
      await enterWithPassword(desk(), { email: "nobody@example.test", ...typed }),
    );
    expect(await findLiveSession(stage.door.db, session, now())).toBeNull();
    expect(await enterWithCode(desk(), { code: "00000000", browser, ...origin })).toEqual({
      ok: false,
      error: { kind: "wrong-credential" },
    });
    expect(await requestLink(desk(), { email, next: "/", ip: "203.0.113.10" })).toMatchObject({ ok: true });
    expect(await value("SELECT count(*) AS value FROM one_time_code WHERE person_id = $1", helene)).toBe("0");
  });

  it("lets the same address begin again as somebody else", async () => {
    const claims = { sub: "helene", email, email_verified: true, name: "Hélène Aubry" };
    const admitted = await admitOidc(desk(), { issuer: "https://id.example.test", locale: "fr" }, claims);
    expect(admitted.ok && admitted.value !== helene).toBe(true);
    if (admitted.ok) await erase(stage, administrator, await erasureOf(stage, admitted.value));
    expect(await tracesOf(stage, [email])).toEqual({});
  });

  it("is told to administrators alone, without a name", async () => {
    const as = <T>(
      who: PersonId,
      read: (tx: Parameters<Parameters<typeof transact>[2]>[0]) => Promise<T>,
    ): Promise<T> => transact(stage.door.db, { personId: personScope(who).personId, readOnly: true }, read);
    const page = await as(administrator, (tx) => listErasures(tx, undefined));
    expect(page.erasures.map((one) => one.by)).toEqual(["Ada Garde", "Ada Garde"]);
    expect(await as(administrator, (tx) => getErasure(tx, helene))).toMatchObject({
      ground: "PERSON_REQUEST",
      invitations: 1,
      sessions: 1,
    });
    expect(
      (await as(administrator, (tx) => listPeople(tx, { words: "AMSELLÉM", before: undefined }))).people,
    ).toMatchObject([{ name: "Judith Amsellem", openProjects: 1 }]);
    expect(await as(administrator, (tx) => getPerson(tx, helene, now()))).toBeNull();
    const [first, second] = [
      await as(administrator, (tx) => listPeople(tx, { words: "", before: undefined }, 3)),
      await as(administrator, (tx) => listErasures(tx, undefined, 1)),
    ];
    expect(first.people).toHaveLength(3);
    expect(
      (await as(administrator, (tx) => listPeople(tx, { words: "", before: first.next ?? "" }, 100))).people,
    ).toHaveLength(5);
    expect((await as(administrator, (tx) => listErasures(tx, second.next ?? ""))).erasures).toHaveLength(1);
    const nosy = stage.who("owner");
    expect((await as(nosy, (tx) => listPeople(tx, { words: "", before: undefined }))).people).toEqual([]);
    expect((await as(nosy, (tx) => listErasures(tx, undefined))).erasures).toEqual([]);
    expect(await as(nosy, (tx) => getPerson(tx, administrator, now()))).toBeNull();
  });
});
