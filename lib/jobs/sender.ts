import { createTransport } from "nodemailer";
import { z } from "zod";
import type { Database } from "@/lib/db/client";
import { listen } from "@/lib/db/ear";
import { sendDigests } from "@/lib/jobs/digests";
import { recordCopies } from "@/lib/jobs/record-copy";
import { inOutbox, sweep } from "@/lib/jobs/sweep";
import type { Instant } from "@/lib/kernel/instant";
import { logLine, thrown } from "@/lib/log/log";
import { composeMail } from "@/lib/mail/compose";
import { convocationCalendar } from "@/lib/mail/convocation-calendar";
import { headersOf, stopTokenOf } from "@/lib/mail/mail-headers";
import { isMailTemplate, type MailTemplate, mailDefinitions } from "@/lib/mail/message";
import { locales } from "@/lib/text/locale";

/** What the sender works with. Without `smtpUrl` mail is written and kept, for /dev/mail. */
export type SenderDesk = {
  readonly db: Database;
  readonly now: () => Instant;
  readonly url: string;
  readonly from: string;
  readonly smtpUrl: string | undefined;
  /** Seals the addresses under which mails are stopped in one click. */
  readonly secret: string;
  /** The address to which calendar programs answer; absent: nobody reads such answers. */
  readonly mailbox?: string | undefined;
};

/** Tries before a mail is given up, and the seconds before each further one: about a day in all. */
const maxAttempts = 8;
const backoffSeconds = [30, 120, 600, 1800, 7200, 21_600, 43_200] as const;
const batch = 20;
const hands = 4;

const Claimed = z.object({
  id: z.string(),
  projectId: z.string().nullable(),
  personId: z.string().nullable(),
  email: z.string(),
  locale: z.enum(locales),
  template: z.string(),
  payload: z.unknown(),
  attempts: z.int(),
});
type Claimed = z.infer<typeof Claimed>;

/**
 * Sends what is due and answers how many mails were dealt with. A mail is claimed by pushing its next try away before it
 * is sent: two senders never take the same one, and a sender that dies leaves it to be tried again. A mail may thus leave
 * twice, never not at all.
 */
export async function sendDue(desk: SenderDesk): Promise<number> {
  const claimed = await inOutbox(desk.db, async (tx) => {
    const next = new Date(Date.parse(desk.now()) + backoffSeconds[0] * 1000);
    const rows = await tx.$queryRaw<unknown[]>`
      UPDATE delivery SET attempts = attempts + 1, due_at = ${next}
      WHERE id IN (SELECT id FROM delivery WHERE state = 'PENDING' AND due_at <= ${desk.now()}::timestamptz ORDER BY due_at LIMIT ${batch} FOR UPDATE SKIP LOCKED)
      RETURNING id, project_id AS "projectId", person_id AS "personId", email, locale, template, payload, attempts`;
    return rows.map((row) => Claimed.parse(row));
  });
  if (claimed.length === 0) return 0;
  const copies = recordCopies(desk.db);
  // Greeting a mail server takes longer than handing it a mail: the hands of a batch keep their connections.
  const server = desk.smtpUrl === undefined ? null : serverAt(desk.smtpUrl);
  const waiting = [...claimed];
  const hand = async (): Promise<void> => {
    for (let mail = waiting.shift(); mail !== undefined; mail = waiting.shift()) {
      await deliver(desk, mail, { copies, server });
    }
  };
  // A mail server is mostly waited for: a few mails leave side by side.
  await Promise.all(Array.from({ length: hands }, hand));
  server?.close();
  return claimed.length;
}

type Server = ReturnType<typeof serverAt>;

/** A mail server, with as many connections as hands. */
function serverAt(url: string) {
  return createTransport({ url, pool: true, maxConnections: hands, disableFileAccess: true, disableUrlAccess: true });
}

/** What the mails of a batch share: the files of records, and the mail server (none keeps them here). */
type Batch = { readonly copies: ReturnType<typeof recordCopies>; readonly server: Server | null };

async function deliver(desk: SenderDesk, mail: Claimed, { copies, server }: Batch): Promise<void> {
  try {
    const { template } = mail;
    if (!isMailTemplate(template)) throw new Error(`No template ${template}`);
    const leaving = { ...mail, template };
    const { payload, locale } = mail;
    const stop = stopTokenOf(leaving, desk.secret);
    const composed = await composeMail({ template, payload, locale, url: desk.url, stop });
    if (mail.email === "") {
      await inOutbox(desk.db, (tx) => tx.delivery.deleteMany({ where: { id: mail.id } }));
      return;
    }
    const isSent = server !== null;
    if (server !== null) {
      const { html, text, subject } = composed;
      const attachments = template === "receipt" ? [...(await copies(mail))] : [];
      await server.sendMail({
        from: desk.from,
        // As an address, not as a text in which one could be parsed.
        to: { name: "", address: mail.email },
        subject,
        html,
        text,
        attachments,
        ...calendarOf(leaving, mail.email, desk),
        ...headersOf(leaving, desk),
      });
    }
    // What opens a door is forgotten once it has left; without a server it stays readable, in demo and development.
    const isForgotten = isSent && mailDefinitions[template].secret;
    const kept = {
      subject: composed.subject,
      bodyText: isForgotten ? null : composed.text,
      bodyHtml: isForgotten ? null : composed.html,
    };
    const sentAt = new Date(desk.now());
    await settle(desk, mail.id, {
      state: isSent ? "SENT" : "KEPT",
      sentAt,
      lastError: null,
      errorClass: null,
      ...kept,
      ...(isForgotten ? { payload: {} } : {}),
    });
    tell(mail, isSent ? "sent" : "kept");
  } catch (error) {
    await putOff(desk, mail, error);
  }
}

/** The calendar object that goes with a convocation; nothing with any other mail. */
function calendarOf(
  { template, payload }: { readonly template: MailTemplate; readonly payload: unknown },
  email: string,
  { url, secret, mailbox }: SenderDesk,
): { icalEvent?: { method: string; filename: string; content: string } } {
  if (template !== "convocation") return {};
  const convocation = mailDefinitions[template].payload.parse(payload);
  const written = convocationCalendar(convocation, email, { url, secret, mailbox: mailbox ?? null });
  return { icalEvent: { ...written, filename: "aval.ics" } };
}

/** Tries again later, or gives up after the last try. */
async function putOff(desk: SenderDesk, mail: Claimed, error: unknown): Promise<void> {
  const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  const isOver = mail.attempts >= maxAttempts;
  const isForgotten = isOver && isMailTemplate(mail.template) && mailDefinitions[mail.template].secret;
  const wait = backoffSeconds[Math.min(mail.attempts, backoffSeconds.length) - 1] ?? backoffSeconds[0];
  await settle(desk, mail.id, {
    state: isOver ? "DEAD" : "PENDING",
    lastError,
    errorClass: classOf(error),
    dueAt: new Date(Date.parse(desk.now()) + wait * 1000),
    ...(isForgotten ? { payload: {} } : {}),
  });
  tell(mail, isOver ? "given-up" : "to-be-tried-again", error);
}

const Refused = z.object({ code: z.string().max(30).optional(), responseCode: z.int().optional() });

/** What kind of trouble it was, for an administrator: the code of the program and that of the server, never their words. */
function classOf(error: unknown): string {
  const refused = Refused.safeParse(error);
  const { code, responseCode } = refused.success ? refused.data : {};
  return [
    code ?? (error instanceof Error ? error.name : "UNKNOWN"),
    ...(responseCode === undefined ? [] : [responseCode]),
  ]
    .join(" ")
    .slice(0, 60);
}

/** One line for each mail: which kind and how it went. A server's refusal names the address, so its words are left out. */
function tell(mail: Claimed, outcome: string, error?: unknown): void {
  logLine(error === undefined ? "info" : "warn", "mail", {
    deliveryId: mail.id,
    template: mail.template,
    attempts: mail.attempts,
    outcome,
    ...(error === undefined ? {} : { errors: thrown(error) }),
  });
}

type Settled = {
  readonly state: string;
  readonly lastError: string | null;
  readonly errorClass: string | null;
  readonly dueAt?: Date;
  readonly sentAt?: Date;
  readonly subject?: string;
  readonly bodyText?: string | null;
  readonly bodyHtml?: string | null;
  readonly payload?: Record<string, never>;
};

async function settle(desk: SenderDesk, id: string, settled: Settled): Promise<void> {
  await inOutbox(desk.db, (tx) => tx.delivery.updateMany({ where: { id, state: "PENDING" }, data: settled }));
}

const lookSeconds = 15;
const sweepEvery = 240;

/**
 * Runs the sender in this process until it is stopped: woken by the database at each committed delivery, and looking by
 * itself every 15 seconds for what is due again and for mails of the day; every hour it sweeps (`accessLogDays`: how long it is kept who read
 * what). Errors are told to `onError` and never end it.
 */
export function startSender(
  desk: SenderDesk,
  { databaseUrl, accessLogDays }: { readonly databaseUrl: string; readonly accessLogDays: number },
  onError: (error: unknown) => void,
): () => Promise<void> {
  let stopped = false;
  let turn: Promise<void> = Promise.resolve();
  let ticks = 0;
  const look = (): void => {
    turn = turn
      .then(async () => {
        while (!stopped && (await sendDue(desk)) > 0);
      })
      .catch(onError);
  };
  const stopListening = listen(databaseUrl, "aval_outbox", {
    onHeard: () => look(),
    // Deaf for a while, the timer goes on looking.
    onLost: (error) => logLine("warn", "ear-lost", { errors: thrown(error) }),
    onFound: () => logLine("info", "ear-found"),
  });
  const timer = setInterval(() => {
    turn = turn.then(() => sendDigests(desk)).then(() => undefined, onError);
    look();
    if (ticks % sweepEvery === 0) turn = turn.then(() => sweep(desk.db, desk.now(), accessLogDays)).catch(onError);
    ticks += 1;
  }, lookSeconds * 1000);
  timer.unref();
  return async () => {
    stopped = true;
    clearInterval(timer);
    await turn;
    await stopListening();
  };
}
