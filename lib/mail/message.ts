import { z } from "zod";
import { Digest } from "@/lib/kernel/ids";
import { type Instant, isInstant } from "@/lib/kernel/instant";

const InstantText = z.string().refine((text): text is Instant => isInstant(text));
/** A path of ours: links in mails are made of the public address and of it. */
const path = z.string().regex(/^\/(?!\/)/);

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
  "act-waiting": {
    secret: false,
    payload: z.object({
      project: z.string(),
      /** What waits: one verb for each kind of act that a person is asked for. */
      act: z.enum([
        "verify-and-sign",
        "lift-reservation",
        "sign-definition",
        "sign-baseline",
        "answer-question",
        "confirm",
      ]),
      subject: z.string(),
      path,
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
