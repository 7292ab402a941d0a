import { createHash } from "node:crypto";
import type { Email } from "postal-mime";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { POST } from "@/app/api/mail/stop/[token]/route";
import { openMailStop, sealMailStop } from "@/lib/auth/mail-stop";
import { transact } from "@/lib/db/transact";
import type { MailStop } from "@/lib/domain/mail-kind";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { postComment } from "@/lib/features/discussion/commands/post-comment";
import { chooseMail } from "@/lib/features/notification/commands/choose-mail";
import { retryMail } from "@/lib/features/notification/commands/retry-mail";
import { listDeadMails } from "@/lib/features/notification/queries";
import { sendDigests } from "@/lib/jobs/digests";
import { type SenderDesk, sendDue } from "@/lib/jobs/sender";
import { exampleMails } from "@/lib/mail/examples";
import { postMail } from "@/lib/mail/outbox";
import { act, mustAct } from "@/tests/support/act";
import { addAdministrator, erase, erasureOf } from "@/tests/support/erasure-stage";
import { type Mailbox, openMailbox } from "@/tests/support/mailbox";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { emailOf } from "@/tests/support/set-up";

const secret = "a secret of at least thirty-two characters";
const url = "https://aval.example.test";
const held = vi.hoisted(() => {
  const door: { current: unknown } = { current: null };
  return door;
});
vi.mock("@/lib/env", () => ({ env: () => ({ secret }) }));
vi.mock("@/lib/http/door", () => ({ door: () => held.current }));

let stage: MilestoneStage;
let mailbox: Mailbox;
beforeAll(async () => {
  [stage, mailbox] = await Promise.all([MilestoneStage.set("mail choice"), openMailbox()]);
  held.current = stage.door;
  await drain();
});
afterAll(async () => {
  await mailbox.close();
  await stage.strike();
});

type Part = Parameters<MilestoneStage["who"]>[0];

const choice = { timeZone: "Europe/Paris", hour: 8, TURN: "DIGEST", DISCUSSION: "DIGEST", PROGRESS: "DIGEST" } as const;

function desk(server: string | null = mailbox.url): SenderDesk {
  return {
    db: stage.door.db,
    now: () => stage.door.clock.now(),
    url,
    from: "Aval <aval@aval.example.test>",
    smtpUrl: server ?? undefined,
    secret,
  };
}
/** Everything that waits leaves to nowhere, so that a test begins with nothing. */
async function drain(): Promise<void> {
  await stage.owner.query("DELETE FROM digest_line");
  while ((await sendDue(desk(null))) > 0);
}
const choose = (part: Part, change: object = {}): Promise<unknown> =>
  mustAct(stage.door, chooseMail, stage.who(part), { ...choice, ...change });
async function send(): Promise<void> {
  while ((await sendDue(desk())) > 0);
}
async function receivedBy(part: Part): Promise<readonly Email[]> {
  const email = await emailOf(stage.door, stage.who(part));
  return mailbox.received.filter((mail) => (mail.to ?? []).some(({ address }) => address === email));
}
const comment = (text: string): Promise<unknown> =>
  stage.act("manager", postComment, { subject: { kind: "REQUIREMENT", code: "EX-001" }, text });
const ask = (): Promise<Record<string, string>> =>
  stage.must("manager", askQuestion, {
    subject: { kind: "REQUIREMENT", code: "EX-001" },
    text: "Sur quel fond ?",
    blocking: false,
    to: "CLIENT",
  });
function header(mail: Email | undefined, name: string): string | undefined {
  return mail?.headers.find(({ key }) => key === name)?.value;
}

describe("the mail of the day", () => {
  it("is one mail of all that waited, once, with three senders racing, at the person's hour and never before", async () => {
    await drain();
    for (const part of ["owner", "signatory"] as const) await choose(part);
    await choose("sponsor", { hour: 18 });
    stage.door.moveTo("2026-06-02T05:30:00.000Z");
    await comment("Un premier mot.");
    await ask();
    // 07:59:59.999 in Paris.
    stage.door.moveTo("2026-06-02T05:59:59.999Z");
    expect(await sendDigests(desk())).toBe(0);
    stage.door.moveTo("2026-06-02T06:00:00.000Z");
    const posted = await Promise.all([sendDigests(desk()), sendDigests(desk()), sendDigests(desk())]);
    const people = await stage.one("SELECT count(*) AS value FROM digest WHERE day = '2026-06-02'");
    expect(posted.reduce((sum, count) => sum + count, 0)).toBe(Number(people));
    await Promise.all([send(), send(), send()]);
    const [mail, ...more] = await receivedBy("owner");
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/^Mardi\s2\sjuin\s2026/);
    expect(mail?.text).toContain("Q-001");
    expect(mail?.text).toMatch(/a commenté EX-001/);
    expect(await receivedBy("sponsor")).toEqual([]);
    // Never of one's own acts: whoever wrote and asked hears nothing.
    expect(await receivedBy("manager")).toEqual([]);
  });

  it("comes once a local day: what is written after it waits for tomorrow, also when the hour is moved", async () => {
    await comment("Un deuxième mot.");
    await choose("owner", { hour: 9 });
    stage.door.moveTo("2026-06-02T07:00:00.000Z");
    await sendDigests(desk());
    await send();
    expect(await receivedBy("owner")).toHaveLength(1);
    stage.door.moveTo("2026-06-03T07:00:00.000Z");
    await sendDigests(desk());
    await send();
    expect(await receivedBy("owner")).toHaveLength(2);
    stage.door.moveTo("2026-06-04T07:00:00.000Z");
    await sendDigests(desk());
    await send();
    expect(await receivedBy("owner")).toHaveLength(2);
  });

  it("of a sender that was away for a week is one mail", async () => {
    await drain();
    await choose("owner");
    for (let day = 0; day < 7; day += 1) {
      stage.door.wait(86_400_000);
      await comment(`Le mot du jour ${day}.`);
    }
    const before = (await receivedBy("owner")).length;
    stage.door.wait(86_400_000);
    expect(await sendDigests(desk())).toBeGreaterThan(0);
    expect(await sendDigests(desk())).toBe(0);
    await send();
    expect(await receivedBy("owner")).toHaveLength(before + 1);
    expect((await receivedBy("owner")).at(-1)?.text?.match(/a commenté EX-001/g)).toHaveLength(7);
  });
});

describe("what a person may choose", () => {
  it("a legal notice leaves at once, whatever was chosen; the rest does not leave at all when it is off", async () => {
    await drain();
    const off = { TURN: "OFF", DISCUSSION: "OFF", PROGRESS: "OFF" };
    await choose("signatory", off);
    await choose("owner", off);
    const before = (await receivedBy("signatory")).length;
    await comment("Personne ne le lira par e-mail.");
    await ask();
    await send();
    expect(await receivedBy("signatory")).toHaveLength(before);
    expect(
      await stage.one("SELECT count(*) AS value FROM digest_line WHERE person_id = $1", [stage.who("signatory")]),
    ).toBe("0");
    const legal = exampleMails.filter(({ template }) =>
      ["receipt", "charter-to-sign", "reminder", "formal-notice", "silence-took-effect", "period-extended"].includes(
        template,
      ),
    );
    for (const mail of legal)
      await transact(stage.door.db, { personId: stage.who("manager") }, (tx) =>
        postMail(tx, {
          ...mail,
          to: { personId: stage.who("signatory") },
          now: stage.door.clock.now(),
          newId: stage.door.newId,
        }),
      );
    await send();
    const after = (await receivedBy("signatory")).slice(before);
    expect(after).toHaveLength(legal.length);
    for (const mail of after) expect(header(mail, "list-unsubscribe")).toBeUndefined();
  });
});

describe("what a mail says to programs", () => {
  it("its own id, the thread of its matter, and one click that stops its kind", async () => {
    await drain();
    await choose("owner", { TURN: "IMMEDIATE" });
    const first = (await ask()).question ?? "";
    const before = (await receivedBy("owner")).length;
    await send();
    const mail = (await receivedBy("owner"))[before];
    const project = await stage.one("SELECT id AS value FROM project WHERE code = $1", [stage.cast.code]);
    const root = createHash("sha256").update(`${project} ${first}`).digest("hex").slice(0, 32);
    expect(mail?.messageId).toMatch(/^<[0-9a-f-]{36}@aval\.example\.test>$/);
    expect(mail?.inReplyTo).toBe(`<${root}.matter@aval.example.test>`);
    expect(mail?.references).toBe(mail?.inReplyTo);
    expect(header(mail, "list-id")).toBeUndefined();
    expect(header(mail, "list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    const [, token = ""] =
      /^<https:\/\/aval\.example\.test\/api\/mail\/stop\/([\w-]+)>$/.exec(header(mail, "list-unsubscribe") ?? "") ?? [];
    expect(openMailStop(secret, token)).toEqual({ personId: stage.who("owner"), what: "TURN" });
    expect(mail?.text).toContain(`${url}/mail/stop/${token}`);
    // What mail programs post, without a session, a cookie or an origin.
    const body = "List-Unsubscribe=One-Click";
    expect((await post(token, body)).status).toBe(200);
    expect(await modes("owner")).toMatchObject({ turn: "OFF" });
    expect((await post(token, body)).status).toBe(200);
  });

  it("an address that we have not sealed stops nothing, nor does one that is merely opened or says something else", async () => {
    await choose("owner");
    const token = sealMailStop(secret, stage.who("owner"), "DISCUSSION");
    const turned = `${token.slice(0, -4)}AAAA`;
    const other = sealMailStop("another secret", stage.who("owner"), "DISCUSSION");
    for (const wrong of [turned, other, "x", ""])
      expect((await post(wrong, "List-Unsubscribe=One-Click")).status).toBe(404);
    expect((await post(token, "")).status).toBe(400);
    expect(await modes("owner")).toMatchObject({ discussion: "DIGEST" });
    for (const [what, expected] of [
      ["DISCUSSION", { discussion: "OFF", progress: "DIGEST", turn: "DIGEST" }],
      ["DIGEST", { discussion: "OFF", progress: "OFF", turn: "OFF" }],
    ] satisfies [MailStop, object][]) {
      expect((await post(sealMailStop(secret, stage.who("owner"), what), "List-Unsubscribe=One-Click")).status).toBe(
        200,
      );
      expect(await modes("owner")).toMatchObject(expected);
    }
  });

  function post(token: string, body: string): Promise<Response> {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const request = new Request(`${url}/api/mail/stop/${token}`, { method: "POST", headers, body });
    return POST(request, { params: Promise.resolve({ token }) });
  }
  async function modes(part: Part): Promise<unknown> {
    const { rows } = await stage.owner.query(
      "SELECT turn, discussion, progress FROM mail_setting WHERE person_id = $1",
      [stage.who(part)],
    );
    return rows[0];
  }
});

describe("what could not leave", () => {
  it("is seen by an administrator, without what it says, and tried again by them alone", async () => {
    await drain();
    const administrator = await addAdministrator(stage, "Ada Courrier");
    const notice = { template: "notice", payload: { subject: "Panne", lines: ["Un secret du projet."] } } as const;
    const code = { template: "proof-code", payload: { code: "418205", minutes: 10 } } as const;
    for (const mail of [notice, code])
      await transact(stage.door.db, { personId: stage.who("owner") }, (tx) =>
        postMail(tx, {
          ...mail,
          to: { personId: stage.who("owner") },
          now: stage.door.clock.now(),
          newId: stage.door.newId,
        }),
      );
    for (let round = 0; round < 8; round += 1) {
      await sendDue(desk("smtp://127.0.0.1:9"));
      stage.door.wait(86_400_000 / 2);
    }
    const list = (part: Part | null): ReturnType<typeof listDeadMails> =>
      transact(stage.door.db, { personId: part === null ? administrator : stage.who(part), readOnly: true }, (tx) =>
        listDeadMails(tx, undefined),
      );
    expect(await list("owner")).toEqual({ mails: [], next: null });
    const { mails } = await list(null);
    expect(mails).toMatchObject([
      { template: "proof-code", attempts: 8, isOpen: false },
      {
        template: "notice",
        attempts: 8,
        errorClass: "ESOCKET",
        isOpen: true,
        email: await emailOf(stage.door, stage.who("owner")),
      },
    ]);
    expect(JSON.stringify(mails)).not.toMatch(/secret|Panne/);
    const [over, kept] = mails;
    const again = (by: typeof administrator, deliveryId = kept?.id): ReturnType<typeof act> =>
      act(stage.door, retryMail, by, { deliveryId });
    expect(await again(stage.who("owner"))).toMatchObject({ ok: false, error: { kind: "not-found" } });
    expect(await again(administrator, over?.id)).toMatchObject({ ok: false, error: { kind: "not-found" } });
    expect(await again(administrator)).toMatchObject({ ok: true });
    const before = (await receivedBy("owner")).length;
    await send();
    expect((await receivedBy("owner")).slice(before).map(({ subject }) => subject)).toEqual(["Panne"]);
    expect(
      await stage.one("SELECT payload ->> 'deliveryId' AS value FROM account_event WHERE type = 'MailRetried'"),
    ).toBe(kept?.id);
    expect((await list(null)).mails.map(({ template }) => template)).toEqual(["proof-code"]);
  });

  it("nothing of what one was told outlives an erasure, and an old address stops nothing any more", async () => {
    const administrator = await addAdministrator(stage, "Bea Courrier");
    const gone = await addAdministrator(stage, "Cy Courrier");
    await mustAct(stage.door, chooseMail, gone, choice);
    const token = sealMailStop(secret, gone, "DIGEST");
    expect(await erase(stage, administrator, await erasureOf(stage, gone))).toMatchObject({ ok: true });
    for (const table of ["mail_setting", "digest_line", "digest", "notification", "snooze"])
      expect(await stage.one(`SELECT count(*) AS value FROM ${table} WHERE person_id = $1`, [gone])).toBe("0");
    const request = new Request(`${url}/x`, { method: "POST", body: "List-Unsubscribe=One-Click" });
    expect((await POST(request, { params: Promise.resolve({ token }) })).status).toBe(404);
  });
});
