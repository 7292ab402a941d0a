import { Client } from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { safeNextPath } from "@/lib/auth/next-path";
import { hashPassword, passwordFault } from "@/lib/auth/password";
import { passwordProofDigest } from "@/lib/auth/password-proof";
import { type Evidence, type ProofDesk, proofFromFreshLink, proveIdentity, requestProofCode } from "@/lib/auth/reauth";
import { personScope } from "@/lib/auth/scope";
import { beginSession, findLiveSession } from "@/lib/auth/session";
import { issueToken, readToken, sessionCookie } from "@/lib/auth/token";
import { consumeProof } from "@/lib/commands/receipt";
import { transact } from "@/lib/db/transact";
import { changeProfile } from "@/lib/features/account/commands/change-profile";
import { correctOrganisation } from "@/lib/features/account/commands/correct-organisation";
import { endOtherOwnSessions } from "@/lib/features/account/commands/end-other-sessions";
import { endOwnSession } from "@/lib/features/account/commands/end-session";
import { setPassword } from "@/lib/features/account/commands/set-password";
import { getAccess, getInstallation } from "@/lib/features/account/queries";
import { createProject } from "@/lib/features/project/commands/create-project";
import type { PersonId } from "@/lib/kernel/ids";
import { sha256 } from "@/lib/ledger/canonical";
import { act, addPerson, mustAct, openDoor, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";
import { newestMail } from "@/tests/support/mail";

const secret = "0123456789abcdef0123456789abcdef";
const password = "girafe bleu canoe tambour";
const hour = 60 * 60_000;

let database: TestDatabase;
let door: TestDoor;
let helene: PersonId;
let romain: PersonId;

beforeAll(async () => {
  database = await cloneDatabase("account_session");
  door = openDoor(database.appUrl);
  helene = await addPerson(door.db, "Hélène Marchetti");
  romain = await addPerson(door.db, "Romain Delorme");
  await door.db.credential.create({
    data: { personId: helene, passwordHash: await hashPassword(password), setAt: new Date(door.clock.now()) },
  });
});
afterAll(async () => {
  await door.db.$disconnect();
  await database.drop();
});

function begin(personId: PersonId, method: "PASSWORD" | "LINK" = "PASSWORD"): Promise<string> {
  return beginSession(door.db, {
    personId,
    method,
    userAgent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
    now: door.clock.now(),
    newId: door.newId,
  });
}
function live(sessionId: string): ReturnType<typeof findLiveSession> {
  return findLiveSession(door.db, sessionId, door.clock.now());
}

describe("a session", () => {
  it("is live with its person, and ends at once for whoever holds its token", async () => {
    const sessionId = await begin(helene);
    const token = await issueToken(sessionId, secret);
    expect(await readToken(token, secret)).toBe(sessionId);
    expect(await live(sessionId)).toMatchObject({ personId: helene, displayName: "Hélène Marchetti", locale: "fr" });
    await mustAct(door, endOwnSession, helene, { sessionId });
    expect(await readToken(token, secret)).toBe(sessionId);
    expect(await live(sessionId)).toBeNull();
  });

  it("of somebody else is not found, and stays", async () => {
    const sessionId = await begin(helene);
    expect(await act(door, endOwnSession, romain, { sessionId })).toMatchObject({
      ok: false,
      error: { kind: "not-found" },
    });
    expect(await live(sessionId)).not.toBeNull();
  });

  it("ends with all others but the one kept, and never those of another person", async () => {
    const [mine, second, third, his] = [
      await begin(helene),
      await begin(helene),
      await begin(helene),
      await begin(romain),
    ];
    await mustAct(door, endOtherOwnSessions, helene, { keep: mine });
    expect([await live(mine), await live(his)].every((session) => session !== null)).toBe(true);
    expect([await live(second), await live(third)]).toEqual([null, null]);
    const access = await transact(door.db, { personId: helene, readOnly: true }, (tx) =>
      getAccess(tx, personScope(helene), { now: door.clock.now(), sessionId: mine }),
    );
    expect(access).toMatchObject({
      hasPassword: true,
      sessions: [{ sessionId: mine, isThis: true, browser: "Firefox", system: "Linux" }],
    });
  });

  it("ends after 12 hours without a page, and after 14 days with pages every hour", async () => {
    const idle = await begin(helene);
    door.wait(12 * hour);
    expect(await live(idle)).toBeNull();
    const busy = await begin(helene);
    for (let passed = 0; passed < 14 * 24 - 6; passed += 6) {
      door.wait(6 * hour);
      expect(await live(busy), `after ${passed + 6} hours`).not.toBeNull();
    }
    door.wait(6 * hour);
    expect(await live(busy)).toBeNull();
  });

  it("of an erased person is not live", async () => {
    const leaver = await addPerson(door.db, "Quelqu’un");
    const sessionId = await begin(leaver);
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query("UPDATE person SET email = NULL, erased_at = $2 WHERE id = $1", [leaver, door.clock.now()]);
    await owner.end();
    expect(await live(sessionId)).toBeNull();
  });

  it("has a token that nobody else can issue, and a cookie that scripts cannot read", async () => {
    const foreign = await issueToken(await begin(helene), "another secret of thirty-two chars");
    expect(await readToken(foreign, secret)).toBeNull();
    expect(await readToken("rubbish", secret)).toBeNull();
    expect(sessionCookie("https://aval.example")).toEqual({
      name: "__Host-next-auth.session-token",
      options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
    });
  });
});

describe("a proof of identity", () => {
  const digest = sha256("what was read");
  const desk = (isDemo = false): ProofDesk => ({
    db: door.db,
    now: door.clock.now(),
    newId: door.newId,
    secret,
    isDemo,
  });
  const prove = (personId: PersonId, evidence: Evidence, of: string = digest): ReturnType<typeof proveIdentity> => {
    door.wait(hour);
    return proveIdentity(desk(), { personId, digest: of, evidence });
  };
  const consume = (proofId: string, personId: PersonId, of: string): Promise<unknown> =>
    transact(door.db, { personId }, (tx) =>
      consumeProof(tx, { proofId, personId, digest: of, commandId: v7(), now: door.clock.now() }),
    );

  it("by password is bound to its digest and its person, and used once", async () => {
    const proved = await prove(helene, { kind: "password", password });
    const proofId = proved.ok ? proved.value.proofId : "";
    expect(await consume(proofId, helene, sha256("something else"))).toBeNull();
    expect(await consume(proofId, romain, digest)).toBeNull();
    expect(await consume(proofId, helene, digest)).toMatchObject({ method: "PASSWORD", digest });
    expect(await consume(proofId, helene, digest)).toBeNull();
  });

  it("is over after five minutes", async () => {
    const proved = await prove(helene, { kind: "password", password });
    door.wait(5 * 60_000);
    expect(await consume(proved.ok ? proved.value.proofId : "", helene, digest)).toBeNull();
  });

  it("is given ten times in a row to whoever knows the password", async () => {
    for (let round = 0; round < 10; round += 1)
      expect(await prove(helene, { kind: "password", password })).toMatchObject({ ok: true });
  });

  it("is refused to a wrong password, and after eight tries to the right one too", async () => {
    expect(await prove(helene, { kind: "password", password: "wrong wrong wrong" })).toMatchObject({
      ok: false,
      error: { kind: "wrong-credential" },
    });
    for (let round = 0; round < 7; round += 1)
      await proveIdentity(desk(), { personId: helene, digest, evidence: { kind: "password", password: "wrong" } });
    const ninth = await proveIdentity(desk(), { personId: helene, digest, evidence: { kind: "password", password } });
    expect(ninth).toMatchObject({ ok: false, error: { kind: "rate-limited" } });
  });

  it("by mailed code is for those without a password, for the digest it was asked for, once", async () => {
    expect(await requestProofCode(desk(), { personId: helene, digest })).toMatchObject({
      ok: false,
      error: { kind: "means-not-yours" },
    });
    door.wait(hour);
    const asked = async (): Promise<string> => {
      expect(await requestProofCode(desk(), { personId: romain, digest })).toMatchObject({ ok: true });
      return String((await newestMail(database.ownerUrl, "proof-code")).payload.code);
    };
    const give = (code: string, of: string = digest): ReturnType<typeof proveIdentity> =>
      proveIdentity(desk(), { personId: romain, digest: of, evidence: { kind: "code", code } });
    const first = await asked();
    door.wait(1000);
    const code = await asked();
    expect(await give(code, sha256("something else"))).toMatchObject({ ok: false });
    if (first !== code) expect(await give(first)).toMatchObject({ ok: false });
    expect(await give(code)).toMatchObject({ ok: true, value: { method: "MAIL_CODE" } });
    expect(await give(code)).toMatchObject({ ok: false });
  });

  it("by one press is for the people of the demo, in demo mode only", async () => {
    const ines = await addPerson(door.db, "Inès Belkacem");
    await door.db.demoRole.create({ data: { personId: ines, ordinal: 1, role: "CLIENT_OWNER" } });
    const press = (isDemo: boolean, personId: PersonId): ReturnType<typeof proveIdentity> => {
      door.wait(hour);
      return proveIdentity(desk(isDemo), { personId, digest, evidence: { kind: "demo" } });
    };
    expect(await press(false, ines)).toMatchObject({ ok: false, error: { kind: "means-not-yours" } });
    expect(await press(true, helene)).toMatchObject({ ok: false, error: { kind: "means-not-yours" } });
    expect(await press(true, romain)).toMatchObject({ ok: false, error: { kind: "means-not-yours" } });
    expect(await press(true, ines)).toMatchObject({ ok: true, value: { method: "DEMO" } });
  });
});

describe("a password", () => {
  const person = { email: "h.marchetti@musees-hautevere.example", displayName: "Hélène Marchetti" };

  it.each([
    ["court", "password-too-short"],
    ["x".repeat(201), "password-too-long"],
    ["password1234", "password-guessable"],
    ["azertyuiop123", "password-guessable"],
    ["aaaaaaaaaaaaaaaa", "password-guessable"],
    ["Marchetti2026!", "password-about-you"],
    ["musees-hautevere", "password-about-you"],
    ["girafe bleu canoe tambour", null],
    ["ma grand mère dort sous un tilleul", null],
    ["kT9#vQ2!xLz8pW", null],
  ])("%s: %s", (text, fault) => {
    expect(passwordFault(text, person)).toBe(fault);
  });

  it("is changed on a proof, once, and ends all other sessions; what is stored tells nothing of it", async () => {
    door.wait(hour);
    const [keep, other] = [await begin(helene), await begin(helene)];
    const digest = passwordProofDigest(helene);
    const desk: ProofDesk = { db: door.db, now: door.clock.now(), newId: door.newId, secret, isDemo: false };
    const proved = await proveIdentity(desk, { personId: helene, digest, evidence: { kind: "password", password } });
    const proofId = proved.ok ? proved.value.proofId : "";
    const newPassword = "tilleul rouge sous la pluie";
    const weak = await act(door, setPassword, helene, { proofId, keep, newPassword: "marchetti1234" });
    expect(weak).toMatchObject({
      ok: false,
      error: { kind: "invalid-input", issues: [{ path: "newPassword", code: "password-about-you" }] },
    });
    expect(await act(door, setPassword, romain, { proofId, keep, newPassword })).toMatchObject({ ok: false });
    const commandId = v7();
    await mustAct(door, setPassword, helene, { proofId, keep, newPassword }, { commandId });
    expect((await mustAct(door, setPassword, helene, { proofId, keep, newPassword }, { commandId })).replayed).toBe(
      true,
    );
    expect(await act(door, setPassword, helene, { proofId, keep, newPassword })).toMatchObject({
      ok: false,
      error: { kind: "invalid-input" },
    });
    expect([await live(keep), await live(other)]).toMatchObject([{ personId: helene }, null]);
    // Its owner is told, by the address that could have been used without them: once, however often the act is repeated.
    const told = await newestMail(database.ownerUrl, "password-set");
    const { email } = await door.db.person.findUniqueOrThrow({ where: { id: helene } });
    expect(told).toMatchObject({ email, payload: { path: "/sign-in/link?next=%2Fprofile" } });
    const receipt = await transact(door.db, { personId: helene }, (tx) =>
      tx.commandReceipt.findFirstOrThrow({ where: { commandId } }),
    );
    expect(receipt.inputDigest).not.toBe(sha256(JSON.stringify({ keep, newPassword, proofId })));
    const { passwordHash } = await door.db.credential.findUniqueOrThrow({ where: { personId: helene } });
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it("that was forgotten is replaced within 15 minutes of a mailed link, and not by an older or another session", async () => {
    const now = door.clock.now();
    const desk: ProofDesk = { db: door.db, now, newId: door.newId, secret, isDemo: false };
    const digest = passwordProofDigest(helene);
    expect(await proofFromFreshLink(desk, { personId: helene, method: "PASSWORD", createdAt: now }, digest)).toBeNull();
    expect(await proofFromFreshLink(desk, { personId: helene, method: "LINK", createdAt: now }, digest)).not.toBeNull();
    door.wait(15 * 60_000);
    expect(
      await proofFromFreshLink(
        { ...desk, now: door.clock.now() },
        { personId: helene, method: "LINK", createdAt: now },
        digest,
      ),
    ).toBeNull();
  });
});

describe("a profile", () => {
  const input = {
    displayName: "Hélène Marchetti-Roux",
    title: "Directrice",
    gender: "feminine",
    locale: "en",
    theme: "dark",
    density: "dense",
  };

  it("takes another printed name as a new version, and other preferences without one", async () => {
    await mustAct(door, changeProfile, helene, input);
    await mustAct(door, changeProfile, helene, { ...input, locale: "fr" });
    const identities = await door.db.personIdentity.findMany({
      where: { personId: helene },
      orderBy: { version: "asc" },
    });
    expect(identities.map(({ version, displayName }) => [version, displayName])).toEqual([
      [1, "Hélène Marchetti"],
      [2, "Hélène Marchetti-Roux"],
    ]);
    const events = await transact(door.db, { personId: helene }, (tx) =>
      tx.accountEvent.findMany({ where: { personId: helene, type: "ProfileChanged" }, orderBy: { id: "asc" } }),
    );
    expect(events.map((event) => event.payload)).toEqual([
      { fields: ["displayName", "title", "gender", "locale", "theme", "density"] },
      { fields: ["locale"] },
    ]);
  });

  it("changed twice at once makes two versions, none lost", async () => {
    const names = ["Romain A", "Romain B", "Romain C"];
    await Promise.all(names.map((displayName) => mustAct(door, changeProfile, romain, { ...input, displayName })));
    expect(await door.db.personIdentity.count({ where: { personId: romain } })).toBe(4);
  });
});

describe("the administrator of the installation", () => {
  it("corrects organisations and sees no project; to others there is nothing", async () => {
    const project = {
      name: "Refonte",
      objective: "",
      currency: "EUR",
      timeZone: "Europe/Paris",
      calendar: "FR",
      side: "CLIENT",
    };
    const organisation = { name: "Musées de Haute Vère", legalForm: "", registrationNumber: "", city: "" };
    await mustAct(door, createProject, romain, { ...project, organisation });
    const admin = await addPerson(door.db, "Ada Lovelace");
    await door.db.person.update({ where: { id: admin }, data: { isAdministrator: true } });
    const look = (personId: PersonId): Promise<unknown> =>
      transact(door.db, { personId, readOnly: true }, async (tx) => ({
        installation: await getInstallation(tx),
        projects: await tx.project.count(),
      }));
    expect(await look(admin)).toMatchObject({
      installation: { organisations: [{ name: "Musées de Haute Vère" }] },
      projects: 0,
    });
    expect(await look(romain)).toMatchObject({ installation: null, projects: 1 });
    const stored = await transact(door.db, { personId: admin }, (tx) => tx.organisation.findFirstOrThrow());
    const input = { ...organisation, organisationId: stored.id, name: "Musées de Haute-Vère" };
    expect(await act(door, correctOrganisation, romain, input)).toMatchObject({
      ok: false,
      error: { kind: "not-found" },
    });
    await mustAct(door, correctOrganisation, admin, input);
    expect(await look(admin)).toMatchObject({ installation: { organisations: [{ name: "Musées de Haute-Vère" }] } });
  });
});

it.each([
  ["/projects/refonte?tab=1#a", "/projects/refonte?tab=1#a"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["https://evil.example", "/"],
  ["/sign-in?next=/x", "/"],
  ["/api/auth/signout", "/"],
  ["projects", "/"],
  [undefined, "/"],
])("after signing in, %s leads to %s", (wanted, path) => {
  expect(safeNextPath(wanted)).toBe(path);
});
