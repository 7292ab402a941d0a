import { z } from "zod";
import { AgendaAsk } from "@/lib/domain/agenda";
import { ClockKind, ExtensionCause } from "@/lib/domain/clock";
import { type EventType, isEventType } from "@/lib/domain/event";
import { ExpiryEffect } from "@/lib/domain/expiry-effect";
import { NoticeEffect } from "@/lib/domain/formal-notice";
import type { MailKind } from "@/lib/domain/mail-kind";
import { Digest } from "@/lib/kernel/ids";
import { type Instant, isInstant } from "@/lib/kernel/instant";

const InstantText = z.string().refine((text): text is Instant => isInstant(text));
/** A path of ours: links in mails are made of the public address and of it. */
const path = z.string().regex(/^\/(?!\/)/);

const EventName = z.string().refine((text): text is EventType => isEventType(text));

/** A due day as both sides see it: the day, its exclusive end, and the zone in which it is told. */
const due = { dueOn: z.iso.date(), dueBefore: InstantText, timeZone: z.string() };
/** A matter of a project, by its number (J3, R-J1-01, ENG-004), and where it is dealt with. */
const matter = { project: z.string(), subject: z.string(), path };

const ActWaiting = z.object({
  project: z.string(),
  /** What waits: one verb for each kind of act that a person is asked for. */
  act: z.enum([
    "verify-and-sign",
    "lift-reservation",
    "sign-definition",
    "sign-baseline",
    "sign-order",
    "answer-question",
    "confirm",
    "answer",
    "qualify",
    "assess",
    "decide",
    "answer-dispute",
    "sign-settlement",
    "answer-mediation",
    "choose-mediator",
    "enter-mediation",
    "advice",
    "opinion",
    "advice-late",
    "action",
    "minutes",
  ]),
  subject: z.string(),
  path,
});

/** Something that happened, told by its sentence in the register: the party that acted (empty: the clock), and the facts. */
const Activity = z.object({
  project: z.string(),
  party: z.string(),
  event: EventName,
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  subject: z.string(),
  path,
});

/** One line of the mail of the day. */
export const DigestLine = z.discriminatedUnion("template", [
  z.object({ template: z.literal("act-waiting"), payload: ActWaiting }),
  z.object({ template: z.literal("activity"), payload: Activity }),
]);
export type DigestLine = z.infer<typeof DigestLine>;

/**
 * Every mail that Aval sends: its template and the facts it is made of. The words are in the catalogues, so that whoever
 * posts a mail need not speak the reader's language. `secret` mails hold something that opens a door: their text is
 * forgotten once it has left.
 */
export const mailDefinitions = {
  "sign-in-link": { secret: true, payload: z.object({ path, code: z.string(), minutes: z.int() }) },
  "proof-code": { secret: true, payload: z.object({ code: z.string(), minutes: z.int() }) },
  /** Somebody made a token: its owner is told, with its last four characters. */
  "token-created": { secret: false, payload: z.object({ path, ending: z.string().length(4) }) },
  "password-set": { secret: false, payload: z.object({ path }) },
  invitation: {
    secret: true,
    payload: z.object({ inviter: z.string(), organisation: z.string(), project: z.string(), path, days: z.int() }),
  },
  /** An organisation is asked for an offer (CR-03): by whom, on what, until when. */
  candidacy: {
    secret: true,
    payload: z.object({
      client: z.string(),
      project: z.string(),
      title: z.string(),
      path,
      closesAt: InstantText,
      timeZone: z.string(),
      /** How long the link is good for. */
      days: z.int().min(1),
    }),
  },
  /** Two parties ask somebody from outside to mediate between them. */
  "mediator-asked": {
    secret: true,
    payload: z.object({ one: z.string(), other: z.string(), project: z.string(), path, days: z.int().min(1) }),
  },
  /** A message waits in a mediation. That is all a mail ever says of it. */
  "mediation-waits": {
    secret: false,
    payload: z.object({ project: z.string(), dispute: z.string(), path }),
  },
  /** An expert from outside is asked for an opinion (CR-08): by whom, by when. The question is read behind the link. */
  "opinion-asked": {
    secret: true,
    payload: z.object({
      party: z.string(),
      name: z.string(),
      neededBy: z.iso.date(),
      /** How long the link is good for. */
      days: z.int().min(1),
      path,
    }),
  },
  "opinion-code": { secret: true, payload: z.object({ code: z.string(), minutes: z.int() }) },
  /** A convocation, with a calendar object: a meeting is convened, moved (`sequence` above 0), or not held. */
  convocation: {
    secret: false,
    payload: z.object({
      method: z.enum(["REQUEST", "CANCEL"]),
      sequence: z.int().min(0),
      invitationId: z.uuid(),
      committee: z.string(),
      ...matter,
      startsAt: InstantText,
      minutes: z.int().min(1),
      place: z.string(),
      timeZone: z.string(),
      stampedAt: InstantText,
      documentsDueOn: z.iso.date(),
      points: z.array(z.object({ title: z.string(), ask: AgendaAsk, minutes: z.int().min(1) })),
    }),
  },
  receipt: {
    secret: false,
    payload: z.object({
      project: z.string(),
      /** The number of the record (PV-2026-001) and what it is about, as it reads ("J1 Conception"). */
      record: z.string(),
      subject: z.string(),
      seq: z.int(),
      digest: Digest,
      /** The head of the chain when the act was recorded: a receipt against whoever would rewrite the ledger (decisions/0009). */
      head: z.object({ seq: z.int(), hash: Digest }).optional(),
      signedAt: InstantText,
      timeZone: z.string(),
      signatory: z.string(),
      party: z.string(),
      path,
    }),
  },
  "charter-to-sign": { secret: false, payload: z.object({ project: z.string(), version: z.int(), path }) },
  "act-waiting": { secret: false, payload: ActWaiting },
  activity: { secret: false, payload: Activity },
  /** All that waited for the mail of the day; `more` lines are only on the page. */
  digest: {
    secret: false,
    payload: z.object({ day: z.iso.date(), lines: z.array(DigestLine).min(1), more: z.int().min(0) }),
  },
  /** Before a due day, to the side whose turn it is: `step` working days before (0: the day itself). */
  reminder: {
    secret: false,
    payload: z.object({
      ...matter,
      /** What the matter is called beside its number; empty for what was posted before it was said. */
      title: z.string().default(""),
      /** The milestones that hang on a commitment. */
      depends: z.array(z.string()).default([]),
      act: ClockKind,
      ...due,
      step: z.int().min(0),
      effect: ExpiryEffect,
    }),
  },
  /** A formal notice (mise en demeure), word for word, with the time to comply. */
  "formal-notice": {
    secret: false,
    payload: z.object({
      ...matter,
      notice: z.string(),
      party: z.string(),
      demand: z.string().min(1),
      /** Calendar days to comply, from the day on which it is presented. */
      days: z.int().min(0),
      effect: NoticeEffect,
    }),
  },
  /** A due day has ended without the act: what the signed charter made of it, and until when it can be contested. */
  "silence-took-effect": {
    secret: false,
    payload: z.object({
      ...matter,
      act: ClockKind,
      ...due,
      effect: ExpiryEffect,
      rebuttal: z.object({ dueOn: z.iso.date(), dueBefore: InstantText }).optional(),
    }),
  },
  /** A due day moved, and why: granted by the other side, or because the reminders that were signed did not go out. */
  "period-extended": {
    secret: false,
    payload: z.object({
      ...matter,
      act: ClockKind,
      ...due,
      cause: ExtensionCause,
      wasDueOn: z.iso.date(),
      reason: z.string().optional(),
    }),
  },
  /** Anything else, already in the reader's language. */
  notice: {
    secret: false,
    payload: z.object({
      subject: z.string().min(1),
      lines: z.array(z.string().min(1)).min(1).readonly(),
      button: z.object({ label: z.string().min(1), path }).optional(),
    }),
  },
} as const;

type Definitions = typeof mailDefinitions;

/** The name of a template. */
export type MailTemplate = keyof Definitions;

/** One mail: which, and its facts. */
export type Mail = {
  [T in MailTemplate]: { readonly template: T; readonly payload: z.input<Definitions[T]["payload"]> };
}[MailTemplate];

/** True for the name of a template. */
export function isMailTemplate(text: string): text is MailTemplate {
  return Object.hasOwn(mailDefinitions, text);
}

/** The facts of a mail once they have been checked. */
export type MailPayload<T extends MailTemplate> = z.output<Definitions[T]["payload"]>;

/** What waits without a signature: the rest of the acts that are asked for are signed. */
const unsigned: readonly z.infer<typeof ActWaiting>["act"][] = [
  "answer-question",
  "answer",
  "advice",
  "opinion",
  "advice-late",
  "action",
  "minutes",
];

/** What a mail is about: whether a person may choose when it leaves. Of an event, what is said is apart from what is done. */
export function kindOf(template: MailTemplate, payload: unknown): MailKind {
  switch (template) {
    case "sign-in-link":
    case "proof-code":
    case "token-created":
    case "password-set":
    case "invitation":
    case "candidacy":
    case "mediator-asked":
    case "mediation-waits":
    case "opinion-asked":
    case "opinion-code":
    case "notice":
      return "ACCOUNT";
    case "receipt":
      return "RECEIPT";
    case "charter-to-sign":
      return "SIGNATURE";
    case "act-waiting":
      return unsigned.includes(ActWaiting.parse(payload).act) ? "TURN" : "SIGNATURE";
    case "reminder":
      return "REMINDER";
    case "formal-notice":
    case "convocation":
    case "silence-took-effect":
    case "period-extended":
      return "FORMAL_NOTICE";
    case "activity":
      return /^(Question|Comment)/.test(Activity.parse(payload).event) ? "DISCUSSION" : "PROGRESS";
    case "digest":
      return "PROGRESS";
  }
}
