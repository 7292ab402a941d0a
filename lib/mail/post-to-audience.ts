import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { nextDigest } from "@/lib/domain/digest";
import { defaultChoice, defaultDigestHour, type MailChoice, MailMode, modeOf } from "@/lib/domain/mail-kind";
import { Role } from "@/lib/domain/party";
import type { CommandName } from "@/lib/domain/policy";
import type { Instant } from "@/lib/kernel/instant";
import { DigestLine, kindOf, type Mail, mailDefinitions } from "@/lib/mail/message";
import { locales } from "@/lib/text/locale";

const Row = z.object({
  person_id: z.uuid(),
  email: z.string().nullable(),
  locale: z.enum(locales),
  party_id: z.uuid(),
  party_name: z.string(),
  roles: z.array(Role),
  acts: z.array(z.string()),
  time_zone: z.string().nullable(),
  digest_hour: z.int().nullable(),
  turn: MailMode.nullable(),
  discussion: MailMode.nullable(),
  progress: MailMode.nullable(),
});

/** Somebody in a project: what they may do there, and how they want their mail. */
export type Listener = {
  readonly personId: string;
  readonly email: string | null;
  readonly locale: (typeof locales)[number];
  readonly party: { readonly id: string; readonly name: string };
  readonly roles: readonly Role[];
  /** The acts for which they hold a written power now. */
  readonly acts: readonly string[];
  readonly choice: MailChoice;
  /** `null`: in the zone of the project. */
  readonly timeZone: string | null;
  readonly digestHour: number;
};

/** Everybody in a project now. In the transaction of the act that they will be told of. */
export async function readAudience(tx: Tx, projectId: string, now: Instant): Promise<readonly Listener[]> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT * FROM aval_audience(${projectId}::uuid, ${now}::timestamptz)`;
  return rows.map((raw) => {
    const row = Row.parse(raw);
    return {
      personId: row.person_id,
      email: row.email,
      locale: row.locale,
      party: { id: row.party_id, name: row.party_name },
      roles: row.roles,
      acts: row.acts,
      choice: {
        TURN: row.turn ?? defaultChoice.TURN,
        DISCUSSION: row.discussion ?? defaultChoice.DISCUSSION,
        PROGRESS: row.progress ?? defaultChoice.PROGRESS,
      },
      timeZone: row.time_zone,
      digestHour: row.digest_hour ?? defaultDigestHour,
    };
  });
}

/** A mail, and who gets it: the holders of these roles, and of a written power for this act. */
export type Wanted = {
  readonly mail: Mail;
  readonly roles: readonly Role[];
  readonly act?: CommandName | undefined;
  /** Of these parties only; of all without it. */
  readonly parties?: readonly string[] | undefined;
  /** True for the copy of what one has signed oneself: all else is never told to whoever did it. */
  readonly evenAuthor?: boolean;
};

/** A line of the notification centre: which entry of the ledger, where it is read, and whom it concerns. */
export type Notice = {
  readonly seq: number;
  readonly type: string;
  readonly subject: string;
  readonly path: string;
  /** How many more events of this type the act recorded. */
  readonly more: number;
  readonly roles: readonly Role[];
  /** What the mail says of it to those who want one: the first notice of an act only. */
  readonly mail: Extract<Mail, { template: "activity" }>;
};

type Telling = {
  readonly place: { readonly projectId: string; readonly timeZone: string };
  readonly author: string | null;
  readonly now: Instant;
  readonly newId: () => string;
  readonly wanted: readonly Wanted[];
  readonly notices: readonly Notice[];
};

/**
 * Tells everybody whom an act concerns, in its transaction: mails that leave at once, lines of the mail of the day, and
 * notifications. Each as they choose; legal notices whatever they chose; nobody of what they did themselves.
 */
export async function tellAudience(tx: Tx, audience: readonly Listener[], telling: Telling): Promise<void> {
  const { place, now, newId } = telling;
  const at = new Date(now);
  const { projectId } = place;
  const told = audience.map((listener) => ({ listener, ...toldTo(listener, telling) }));
  const deliveries = told.flatMap(({ listener: { personId, email, locale }, mails }) =>
    email === null
      ? []
      : mails.map(({ template, payload }) => ({
          ...{ id: newId(), projectId, personId, email, locale, template },
          payload: mailDefinitions[template].payload.parse(payload),
          ...{ dueAt: at, createdAt: at },
        })),
  );
  const lines = told.flatMap(({ listener: { personId, email, digestHour: hour, timeZone }, later }) => {
    if (email === null || later.length === 0) return [];
    const zone = timeZone ?? place.timeZone;
    const due = nextDigest(now, { hour, timeZone: zone });
    return later.map((line) => ({
      ...{ projectId, id: newId(), personId, kind: kindOf(line.template, line.payload), line, timeZone: zone },
      ...{ createdAt: at, dueAt: new Date(due.at) },
    }));
  });
  const notifications = told.flatMap(({ listener: { personId }, notices }) =>
    notices.map(({ seq, type, subject, path, more }) => ({
      ...{ projectId, id: newId(), personId, seq: BigInt(seq), type, subject, path, more, createdAt: at },
    })),
  );
  // createMany, since what is written here is read back by its reader or by the sender alone.
  await Promise.all([
    ...(deliveries.length === 0 ? [] : [tx.delivery.createMany({ data: deliveries })]),
    ...(lines.length === 0 ? [] : [tx.digestLine.createMany({ data: lines })]),
    ...(notifications.length === 0 ? [] : [tx.notification.createMany({ data: notifications })]),
  ]);
}

type Told = {
  readonly mails: readonly Mail[];
  readonly later: readonly DigestLine[];
  readonly notices: readonly Notice[];
};

/** What one of them is told: their mails, their lines of the day, their notifications. */
function toldTo(listener: Listener, { author, wanted, notices }: Telling): Told {
  const isAuthor = listener.personId === author;
  const mine = wanted.filter((one) => holds(listener, one) && (!isAuthor || one.evenAuthor === true));
  const concerning = isAuthor ? [] : notices.filter((notice) => holds(listener, notice));
  const first = concerning[0];
  // Whoever has a mail about this act already is not written to about it a second time.
  const mails = mine.length > 0 || first === undefined ? mine.map(({ mail }) => mail) : [first.mail];
  const inMode = (mode: MailMode): readonly Mail[] =>
    mails.filter(({ template, payload }) => modeOf(kindOf(template, payload), listener.choice) === mode);
  return {
    mails: inMode("IMMEDIATE"),
    later: inMode("DIGEST").map((mail) => DigestLine.parse(mail)),
    notices: concerning,
  };
}

function holds(listener: Listener, wanted: Pick<Wanted, "roles" | "act" | "parties">): boolean {
  if (wanted.parties !== undefined && !wanted.parties.includes(listener.party.id)) return false;
  return (
    listener.roles.some((role) => wanted.roles.includes(role)) ||
    (wanted.act !== undefined && listener.acts.includes(wanted.act))
  );
}
