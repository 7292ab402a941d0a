import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transact } from "@/lib/db/transact";
import { inviteMember } from "@/lib/features/invitation/commands/invite-member";
import { addParty } from "@/lib/features/party/commands/add-party";
import { createProject } from "@/lib/features/project/commands/create-project";
import { type SenderDesk, sendDue, startSender } from "@/lib/jobs/sender";
import { sweep } from "@/lib/jobs/sweep";
import type { PersonId } from "@/lib/kernel/ids";
import { sha256 } from "@/lib/ledger/canonical";
import { composeMail } from "@/lib/mail/compose";
import { exampleMails } from "@/lib/mail/examples";
import { type Mail, mailDefinitions } from "@/lib/mail/message";
import { postMail } from "@/lib/mail/outbox";
import { locales } from "@/lib/text/locale";
import { addPerson, mustAct, openDoor, type TestDoor } from "@/tests/support/act";
import type { TestDatabase } from "@/tests/support/cluster";
import { cloneDatabase } from "@/tests/support/database";
import { newestMail } from "@/tests/support/mail";
import { type Mailbox, openMailbox } from "@/tests/support/mailbox";
import { founding, organisation, told } from "@/tests/support/set-up";

const url = "https://aval.example.test";

describe("a mail", () => {
  it.each(exampleMails.flatMap((mail) => locales.map((locale) => [mail.template, locale, mail] as const)))(
    "%s in %s has both parts, and fetches nothing",
    async (_template, locale, mail) => {
      const composed = await composeMail({ ...mail, locale, url });
      expect(composed.subject).not.toMatch(/mail\.|[\r\n]/);
      for (const part of [composed.html, composed.text]) {
        expect(part).not.toMatch(/MISSING|mail\.[a-z-]+\.|undefined|\[object/);
        expect(part).not.toContain("\u202f");
      }
      // Nothing but links to our own pages: no picture, style sheet, face or script from anywhere.
      expect(composed.html).not.toMatch(/<(img|script|iframe|link|form|object)\b|@import|url\(/i);
      const addresses = [...composed.html.matchAll(/(?:href|src)="([^"]*)"/g)].map((match) => match[1] ?? "");
      expect(addresses.every((address) => address.startsWith(`${url}/`))).toBe(true);
    },
  );

  it("tests every template", () => {
    expect(exampleMails.map((mail) => mail.template).toSorted()).toEqual(Object.keys(mailDefinitions).toSorted());
  });

  it("that opens a door says for how long, so that it can be forgotten then", () => {
    for (const { template, payload } of exampleMails.filter((mail) => mailDefinitions[mail.template].secret))
      expect({ template, says: "minutes" in payload || "days" in payload }).toEqual({ template, says: true });
  });

  it("shows what people typed as text, in the body and in the subject", async () => {
    const payload = {
      inviter: "A\r\nBcc: x@y.z",
      organisation: "<script>",
      project: "Refonte <b>",
      path: "/invitation/abc",
      days: 1,
    };
    const composed = await composeMail({ template: "invitation", payload, locale: "fr", url });
    expect(composed.html).not.toContain("<script>");
    expect(composed.html).toContain("Refonte &lt;b&gt;");
    expect(composed.subject).not.toMatch(/[\r\n]/);
  });
});

describe("the outbox and its sender", () => {
  let database: TestDatabase;
  let door: TestDoor;
  let mailbox: Mailbox;
  let helene: PersonId;
  let email: string;

  beforeAll(async () => {
    [database, mailbox] = await Promise.all([cloneDatabase("account_mail"), openMailbox()]);
    door = openDoor(database.appUrl);
    helene = await addPerson(door.db, "Hélène Marchetti");
    email = (await door.db.person.findUniqueOrThrow({ where: { id: helene } })).email ?? "";
  });
  afterAll(async () => {
    await mailbox.close();
    await door.db.$disconnect();
    await database.drop();
  });

  function desk(smtpUrl: string | undefined): SenderDesk {
    return {
      db: door.db,
      now: () => door.clock.now(),
      url,
      from: "Aval <aval@aval.example.test>",
      smtpUrl,
      secret: "s",
    };
  }
  /** What is left of the words of a template's mails, read as the owner. */
  async function bodies(template: string): Promise<readonly unknown[]> {
    const client = new Client({ connectionString: database.ownerUrl });
    await client.connect();
    try {
      const found =
        "SELECT body_text, body_html FROM delivery WHERE template = $1 AND (body_text IS NOT NULL OR body_html IS NOT NULL)";
      return (await client.query(found, [template])).rows;
    } finally {
      await client.end();
    }
  }
  function post(mail: Mail): Promise<void> {
    door.wait(1000);
    return transact(door.db, { personId: helene }, (tx) =>
      postMail(tx, { ...mail, to: { personId: helene }, now: door.clock.now(), newId: door.newId }),
    );
  }

  it("sends by SMTP, with both parts, once, whoever sends", async () => {
    await post({ template: "receipt", payload: { ...receipt(), head: { seq: 1287, hash: sha256("head") } } });
    const counts = await Promise.all([
      sendDue(desk(mailbox.url)),
      sendDue(desk(mailbox.url)),
      sendDue(desk(mailbox.url)),
    ]);
    expect(counts.toSorted()).toEqual([0, 0, 1]);
    const mail = await mailbox.waitFor(email, /PV-2026-001/);
    expect(mail.text).toContain("n°\u00a01\u00a0285");
    expect(mail.html).toContain("/projects/refonte/records/PV-2026-001");
    expect(mail.text).toContain(`1287:${sha256("head")}`);
    expect(mailbox.received).toHaveLength(1);
    expect(await newestMail(database.ownerUrl, "receipt")).toMatchObject({ state: "SENT" });
  });

  it("forgets what opens a door once it has left, and keeps it where no server sends", async () => {
    await post(code);
    await sendDue(desk(mailbox.url));
    expect(await newestMail(database.ownerUrl, "proof-code")).toMatchObject({ state: "SENT", payload: {} });
    await post(code);
    await sendDue(desk(undefined));
    expect(await newestMail(database.ownerUrl, "proof-code")).toMatchObject({
      state: "KEPT",
      payload: { code: "418205" },
    });
  });

  it("tries again later when the server is away, and gives up in the end", async () => {
    await post({ template: "notice", payload: { subject: "Panne", lines: ["Une ligne."] } });
    const nobody = desk("smtp://127.0.0.1:9");
    expect(await sendDue(nobody)).toBe(1);
    expect(await sendDue(nobody)).toBe(0);
    expect(await newestMail(database.ownerUrl, "notice")).toMatchObject({ state: "PENDING" });
    for (let round = 0; round < 7; round += 1) {
      door.wait(12 * 60 * 60_000);
      expect(await sendDue(nobody)).toBe(1);
    }
    expect(await newestMail(database.ownerUrl, "notice")).toMatchObject({ state: "DEAD" });
    door.wait(24 * 60 * 60_000);
    expect(await sendDue(desk(mailbox.url))).toBe(0);
  });

  const code: Mail = { template: "proof-code", payload: { code: "418205", minutes: 10 } };
  const day = 24 * 60 * 60_000;

  it("holds up no act while the server is away: the mail is a row of the act, and leaves once the server is back", async () => {
    const nobody = desk("smtp://127.0.0.1:9");
    await sendDue(nobody);
    const { code = "" } = told(await mustAct(door, createProject, helene, founding));
    const agency = { side: "AGENCY", organisation: organisation("Atelier Corbel") };
    const { party: partyId = "" } = told(await mustAct(door, addParty, helene, agency, { project: code }));
    const someone = { partyId, name: "Romain", roles: ["AGENCY_MANAGER"], substitute: false };
    for (const email of ["une@aval.example", "deux@aval.example"]) {
      await mustAct(door, inviteMember, helene, { ...someone, email }, { project: code });
      await sendDue(nobody);
      expect(await newestMail(database.ownerUrl, "invitation", email)).toMatchObject({ state: "PENDING" });
    }
    door.wait(60_000);
    await sendDue(desk(mailbox.url));
    expect(await newestMail(database.ownerUrl, "invitation", "deux@aval.example")).toMatchObject({ state: "SENT" });
  });

  it("forgets what opens a door when it gives a mail up", async () => {
    await post(code);
    for (let round = 0; round < 8; round += 1) {
      expect(await newestMail(database.ownerUrl, "proof-code")).toMatchObject({ payload: { code: "418205" } });
      await sendDue(desk("smtp://127.0.0.1:9"));
      door.wait(day / 2);
    }
    expect(await newestMail(database.ownerUrl, "proof-code")).toMatchObject({ state: "DEAD", payload: {} });
  });

  it.each([
    ["kept", undefined, "KEPT"],
    ["still waiting to leave", "smtp://127.0.0.1:9", "DEAD"],
  ])("forgets what opened a door once that is over: a mail %s", async (_, smtpUrl, state) => {
    await post(code);
    await sendDue(desk(smtpUrl));
    door.wait(9 * 60_000);
    await sweep(door.db, door.clock.now(), 180);
    expect(await newestMail(database.ownerUrl, "proof-code")).toMatchObject({ payload: { code: "418205" } });
    door.wait(60_000);
    await sweep(door.db, door.clock.now(), 180);
    expect(await newestMail(database.ownerUrl, "proof-code")).toMatchObject({ state, payload: {} });
    expect(await bodies("proof-code")).toEqual([]);
  });

  it("keeps an invitation for as long as it opens, and everything for ninety days", async () => {
    const payload = { inviter: "Inès", organisation: "Musées", project: "Refonte", path: "/invitation/abc", days: 14 };
    await post({ template: "invitation", payload });
    await post({ template: "notice", payload: { subject: "Ancien", lines: ["Une ligne."] } });
    await sendDue(desk(undefined));
    door.wait(13 * day);
    await sweep(door.db, door.clock.now(), 180);
    expect(await newestMail(database.ownerUrl, "invitation")).toMatchObject({ payload: { path: "/invitation/abc" } });
    door.wait(day);
    await sweep(door.db, door.clock.now(), 180);
    expect(await newestMail(database.ownerUrl, "invitation")).toMatchObject({ state: "KEPT", payload: {} });
    door.wait(75 * day);
    await sweep(door.db, door.clock.now(), 180);
    expect(await newestMail(database.ownerUrl, "notice")).toMatchObject({ state: "KEPT" });
    door.wait(day);
    await sweep(door.db, door.clock.now(), 180);
    await expect(newestMail(database.ownerUrl, "notice")).rejects.toThrow("No mail");
  });

  it("is woken by the commit of a mail, and by nothing that is rolled back", async () => {
    const stop = startSender(desk(mailbox.url), { databaseUrl: database.appUrl, accessLogDays: 180 }, (error) => {
      throw error;
    });
    await post({ template: "notice", payload: { subject: "Réveil", lines: ["Une ligne."] } });
    await mailbox.waitFor(email, /Réveil/);
    await stop();
    const undone = transact(door.db, { personId: helene }, async (tx) => {
      await postMail(tx, {
        template: "notice",
        payload: { subject: "Jamais", lines: ["x"] },
        to: { personId: helene },
        now: door.clock.now(),
        newId: door.newId,
      });
      throw new Error("rolled back");
    });
    await expect(undone).rejects.toThrow("rolled back");
    expect((await newestMail(database.ownerUrl, "notice")).payload).toMatchObject({ subject: "Réveil" });
  });

  it("cannot be read by the application outside the sender's transaction", async () => {
    expect(await door.db.delivery.count()).toBe(0);
  });
});

function receipt(): Extract<Mail, { template: "receipt" }>["payload"] {
  const mail = exampleMails.find((candidate) => candidate.template === "receipt");
  if (mail?.template !== "receipt") throw new Error("No receipt");
  return mail.payload;
}
