import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { enterDemo } from "@/lib/auth/demo";
import type { Desk } from "@/lib/auth/desk";
import { enterWithPassword } from "@/lib/auth/enter";
import { enterWithCode, enterWithLink, linkBelongsHere, requestLink } from "@/lib/auth/link";
import { hashPassword } from "@/lib/auth/password";
import { limits, takeAttempts } from "@/lib/auth/rate-limit";
import { drawSetUpCode, setUp } from "@/lib/auth/set-up";
import { transact } from "@/lib/db/transact";
import { sendDue } from "@/lib/jobs/sender";
import type { PersonId } from "@/lib/kernel/ids";
import { addPerson, openDoor, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";
import { newestMail } from "@/tests/support/mail";

const password = "girafe bleu canoe tambour";

describe("signing in", () => {
  let database: TestDatabase;
  let door: TestDoor;
  let helene: PersonId;
  let email: string;

  beforeAll(async () => {
    database = await cloneDatabase("account_sign_in");
    door = openDoor(database.appUrl);
    helene = await addPerson(door.db, "Hélène Marchetti");
    email = (await door.db.person.findUniqueOrThrow({ where: { id: helene } })).email ?? "";
    await door.db.credential.create({
      data: { personId: helene, passwordHash: await hashPassword(password), setAt: new Date(door.clock.now()) },
    });
  });
  afterAll(async () => {
    await door.db.$disconnect();
    await database.drop();
  });
  // Each test begins with full limits.
  beforeEach(() => door.wait(2 * 60 * 60_000));

  /** Deliveries as the owner counts them: the application cannot read what it posts. */
  async function countDeliveries(where = "true"): Promise<number> {
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    try {
      return Number((await client.query(`SELECT count(*) FROM delivery WHERE ${where}`)).rows[0].count);
    } finally {
      await client.end();
    }
  }

  function desk(): Desk {
    return { db: door.db, now: door.clock.now(), newId: door.newId, secret: "0123456789abcdef0123456789abcdef" };
  }
  const origin = { ip: "203.0.113.7", userAgent: "Test" };

  describe("by password", () => {
    it("the right password begins a session, whatever the case of the address", async () => {
      const entered = await enterWithPassword(desk(), { email: ` ${email.toUpperCase()}`, password, ...origin });
      expect(entered).toMatchObject({ ok: true, value: { personId: helene } });
      const session = await door.db.session.findFirstOrThrow({
        where: { personId: helene },
        orderBy: { createdAt: "desc" },
      });
      expect(session).toMatchObject({ method: "PASSWORD", userAgent: "Test", endedAt: null });
    });

    it("an unknown address, an address without a password and a wrong password get one and the same answer", async () => {
      const other = await addPerson(door.db, "Sans Mot De Passe");
      const without = (await door.db.person.findUniqueOrThrow({ where: { id: other } })).email ?? "";
      const tries = [email, without, "nobody@example.test"];
      const answers = await Promise.all(
        tries.map((address) =>
          enterWithPassword(desk(), { email: address, password: "not this one at all", ...origin }),
        ),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
        new Set(['{"ok":false,"error":{"kind":"wrong-credential"}}']),
      );
    });

    it("a hash is verified on both paths: neither answers in a fraction of the other's time", async () => {
      // Turn about, and the quickest of each: what else the machine does then weighs on both alike.
      const quickest = new Map([
        [email, Number.POSITIVE_INFINITY],
        ["nobody@example.test", Number.POSITIVE_INFINITY],
      ]);
      for (let round = 0; round < 9; round += 1) {
        for (const [address, least] of quickest) {
          door.wait(2 * 60 * 60_000);
          const begun = performance.now();
          await enterWithPassword(desk(), { email: address, password: "not this one at all", ...origin });
          quickest.set(address, Math.min(least, performance.now() - begun));
        }
      }
      const [known = 0, unknown = 0] = quickest.values();
      expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(2.5);
    });

    it("six tries from one place, then wait: known or not, and even with the right password", async () => {
      async function lastOfSeven(address: string): Promise<unknown> {
        for (let round = 0; round < 6; round += 1)
          await enterWithPassword(desk(), { email: address, password: "wrong wrong wrong", ...origin });
        return enterWithPassword(desk(), { email: address, password, ...origin });
      }
      const [known, unknown] = [await lastOfSeven(email), await lastOfSeven("nobody@example.test")];
      expect(known).toMatchObject({ ok: false, error: { kind: "rate-limited" } });
      expect(unknown).toEqual(known);
      door.wait(15 * 60_000);
      expect(await enterWithPassword(desk(), { email, password, ...origin })).toMatchObject({ ok: true });
    });

    it("whoever fails elsewhere, a hundred times over, locks nobody out of their own account", async () => {
      for (let round = 0; round < 100; round += 1)
        await takeAttempts(desk(), [{ limit: limits.passwordByAddress, subject: email }]);
      for (let round = 0; round < 8; round += 1)
        await enterWithPassword(desk(), { email, password: "wrong wrong wrong", ...origin, ip: "198.51.100.4" });
      expect(await enterWithPassword(desk(), { email, password, ...origin })).toMatchObject({ ok: true });
    });

    it("the table of attempts holds no address", async () => {
      await enterWithPassword(desk(), { email, password: "wrong wrong wrong", ...origin });
      const rows = await door.db.rateLimit.findMany();
      expect(rows.length).toBeGreaterThan(0);
      expect(JSON.stringify(rows)).not.toContain(email);
    });
  });

  describe("by one-time link", () => {
    async function ask(address = email): Promise<{ browser: string; token: string; code: string }> {
      const asked = await requestLink(desk(), { email: address, next: "/to-do", ip: origin.ip });
      if (!asked.ok) throw new Error(asked.error.kind);
      const mail = await newestMail(database.ownerUrl, "sign-in-link");
      return {
        browser: asked.value.browser,
        token: /token=([\w-]+)/.exec(String(mail.payload.path))?.[1] ?? "",
        code: String(mail.payload.code),
      };
    }

    it("signs in once, in the browser that asked", async () => {
      const { browser, token } = await ask();
      expect(await linkBelongsHere(desk(), token, browser)).toBe(true);
      expect(await enterWithLink(desk(), { token, browser, ...origin })).toMatchObject({
        ok: true,
        value: { personId: helene },
      });
      expect(await enterWithLink(desk(), { token, browser, ...origin })).toMatchObject({
        ok: false,
        error: { kind: "wrong-credential" },
      });
    });

    it("a scanner that opens the link and submits its form, without the browser's secret, gets nothing and spoils nothing", async () => {
      const { browser, token } = await ask();
      const stolen = await ask("nobody@example.test").catch(() => ({ browser: undefined }));
      // 36 signs that look like an id and are none, as anybody can put into a cookie.
      const noId = `${"-".repeat(36)}.${"a".repeat(43)}`;
      for (const foreign of [undefined, "", "not-a-cookie", noId, stolen.browser]) {
        expect(await linkBelongsHere(desk(), token, foreign)).toBe(false);
        expect(await enterWithLink(desk(), { token, browser: foreign, ...origin })).toMatchObject({ ok: false });
        expect(await enterWithCode(desk(), { code: "12345678", browser: foreign, ...origin })).toMatchObject({
          ok: false,
        });
      }
      expect(await enterWithLink(desk(), { token, browser, ...origin })).toMatchObject({ ok: true });
    });

    it("two presses at once are one session", async () => {
      const { browser, token } = await ask();
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => enterWithLink(desk(), { token, browser, ...origin })),
      );
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    });

    it("is over after 15 minutes", async () => {
      const { browser, token, code } = await ask();
      door.wait(15 * 60_000);
      expect(await enterWithLink(desk(), { token, browser, ...origin })).toMatchObject({ ok: false });
      expect(await enterWithCode(desk(), { code, browser, ...origin })).toMatchObject({ ok: false });
    });

    it("its code, typed in the browser that asked, does the same; the link is then spent", async () => {
      const { browser, token, code } = await ask();
      expect(await enterWithCode(desk(), { code, browser: undefined, ...origin })).toMatchObject({ ok: false });
      expect(code).toMatch(/^\d{8}$/);
      expect(
        await enterWithCode(desk(), { code: `${code.slice(0, 4)} ${code.slice(4)}`, browser, ...origin }),
      ).toMatchObject({ ok: true });
      expect(await enterWithLink(desk(), { token, browser, ...origin })).toMatchObject({ ok: false });
    });

    it("five wrong codes spend the request, and stay counted", async () => {
      const { browser, code } = await ask();
      const wrong = code === "00000000" ? "00000001" : "00000000";
      for (let round = 0; round < 5; round += 1)
        expect(await enterWithCode(desk(), { code: wrong, browser, ...origin })).toMatchObject({ ok: false });
      expect(await enterWithCode(desk(), { code, browser, ...origin })).toMatchObject({
        ok: false,
        error: { kind: "wrong-credential" },
      });
    });

    it("an unknown address gets the same answer and no mail; its codes fail like any wrong code", async () => {
      const before = await door.db.oneTimeCode.count();
      const known = await requestLink(desk(), { email, next: "/", ip: origin.ip });
      const unknown = await requestLink(desk(), { email: "nobody@example.test", next: "/", ip: origin.ip });
      const shape = (answer: typeof known): string => (answer.ok ? answer.value.browser.replace(/[\w-]/g, "x") : "");
      expect(shape(unknown)).toBe(shape(known));
      expect(await door.db.oneTimeCode.count()).toBe(before + 2);
      const browser = unknown.ok ? unknown.value.browser : "";
      expect(await enterWithCode(desk(), { code: "12345678", browser, ...origin })).toEqual({
        ok: false,
        error: { kind: "wrong-credential" },
      });
      await expect(newestMail(database.ownerUrl, "sign-in-link", "nobody@example.test")).rejects.toThrow("No mail");
    });

    it("a known and an unknown address cost the same rows: what goes to nobody is written and forgotten too", async () => {
      async function rowsOf(address: string): Promise<string> {
        const before = await countDeliveries();
        door.wait(2 * 60 * 60_000);
        await requestLink(desk(), { email: address, next: "/", ip: origin.ip });
        return `${(await countDeliveries()) - before} delivery`;
      }
      const [known, unknown] = [await rowsOf(email), await rowsOf("nobody@example.test")];
      expect(unknown).toBe(known);
      const smtp = {
        url: "https://aval.example.test",
        from: "Aval <aval@example.test>",
        smtpUrl: undefined,
        secret: "s",
      };
      await sendDue({ ...smtp, db: door.db, now: () => door.clock.now() });
      expect(await countDeliveries("email = '' OR email = 'nobody@example.test'")).toBe(0);
    });

    it("requests from elsewhere close nobody's way in; past a far higher count the answer is the same and no mail leaves", async () => {
      for (let place = 1; place <= 12; place += 1)
        for (let round = 0; round < 5; round += 1)
          await requestLink(desk(), { email, next: "/", ip: `198.51.100.${place}` });
      const before = await countDeliveries("email <> ''");
      const asked = await requestLink(desk(), { email, next: "/", ip: origin.ip });
      expect(asked).toMatchObject({ ok: true, value: { browser: expect.any(String) } });
      expect(await countDeliveries("email <> ''")).toBe(before);
      door.wait(60 * 60_000);
      await ask();
      expect(await countDeliveries("email <> ''")).toBe(before + 1);
    });

    it("five requests an hour for an address from one place, known or not", async () => {
      async function sixth(address: string): Promise<unknown> {
        for (let round = 0; round < 5; round += 1)
          await requestLink(desk(), { email: address, next: "/", ip: origin.ip });
        return requestLink(desk(), { email: address, next: "/", ip: origin.ip });
      }
      const [known, unknown] = [await sixth(email), await sixth("nobody@example.test")];
      expect(known).toMatchObject({ ok: false, error: { kind: "rate-limited" } });
      expect(unknown).toEqual(known);
      expect(await requestLink(desk(), { email, next: "/", ip: "198.51.100.9" })).toMatchObject({ ok: true });
    });
  });

  describe("the first account", () => {
    const typed = {
      email: "admin@example.test",
      displayName: "Ada Lovelace",
      password,
      locale: "fr" as const,
      ...origin,
    };

    it("opens with the code of the console, once, as administrator", async () => {
      const old = await drawSetUpCode(desk());
      const code = await drawSetUpCode(desk());
      // A wrong code is answered before anything costly is done for it: not even the password is looked at.
      for (const guess of [typed, { ...typed, password: "short" }])
        expect(await setUp(desk(), { ...guess, code: old ?? "" })).toMatchObject({
          ok: false,
          error: { kind: "wrong-credential" },
        });
      expect(await setUp(desk(), { ...typed, code: code ?? "", password: "lovelace2026" })).toMatchObject({
        ok: false,
        error: { kind: "password-about-you" },
      });
      const opened = await setUp(desk(), { ...typed, code: ` ${code?.toLowerCase()} ` });
      expect(opened).toMatchObject({ ok: true });
      const person = await door.db.person.findUniqueOrThrow({ where: { email: "admin@example.test" } });
      expect(person.isAdministrator).toBe(true);
      const events = await transact(door.db, { personId: person.id }, (tx) =>
        tx.accountEvent.findMany({ where: { personId: person.id }, orderBy: { ordinal: "asc" } }),
      );
      expect(events.map((event) => event.type)).toEqual(["AccountOpened", "AdministratorAppointed"]);
      expect(await setUp(desk(), { ...typed, email: "second@example.test", code: code ?? "" })).toMatchObject({
        ok: false,
      });
      expect(await drawSetUpCode(desk())).toBeNull();
    });
  });

  it("one press lets the people of the demo in, in demo mode only, and nobody else", async () => {
    const actor = await addPerson(door.db, "Inès Belkacem");
    await door.db.demoRole.create({ data: { personId: actor, ordinal: 1, role: "CLIENT_OWNER" } });
    const press = (isDemo: boolean, personId: string): Promise<string | null> =>
      enterDemo({ ...desk(), isDemo }, { personId, userAgent: "" });
    expect(await press(false, actor)).toBeNull();
    expect(await press(true, helene)).toBeNull();
    expect(await press(true, "nobody")).toBeNull();
    expect(await press(true, actor)).toMatch(/^[0-9a-f-]{36}$/);
  });
});
