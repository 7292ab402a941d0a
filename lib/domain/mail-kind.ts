import { z } from "zod";

/**
 * What mails are about. The first five are legal notices or keep an account safe: they leave at once, whatever a person
 * prefers. The last three each person may have at once, in one mail a day, or not at all.
 */
export const MailKind = z.enum([
  "ACCOUNT",
  "SIGNATURE",
  "RECEIPT",
  "REMINDER",
  "FORMAL_NOTICE",
  "TURN",
  "DISCUSSION",
  "PROGRESS",
]);
export type MailKind = z.infer<typeof MailKind>;

/** The kinds that a person may choose about: what waits for them without a signature, what is said, what happens. */
export const ChosenKind = z.enum(["TURN", "DISCUSSION", "PROGRESS"]);
export type ChosenKind = z.infer<typeof ChosenKind>;

/** When mails of a kind leave. */
export const MailMode = z.enum(["IMMEDIATE", "DIGEST", "OFF"]);
export type MailMode = z.infer<typeof MailMode>;

/** What a person has chosen, kind by kind; what they have not chosen is as below. */
export type MailChoice = Readonly<Record<ChosenKind, MailMode>>;

/** Until a person says otherwise: their turn at once, the rest once a day. */
export const defaultChoice: MailChoice = { TURN: "IMMEDIATE", DISCUSSION: "DIGEST", PROGRESS: "DIGEST" };

/** The hour at which the mail of the day leaves, until a person says otherwise. */
export const defaultDigestHour = 8;

/** True for a kind that a person may choose about; false for a legal notice. */
export function isChosenKind(kind: MailKind): kind is ChosenKind {
  return ChosenKind.safeParse(kind).success;
}

/** When a mail of this kind leaves for a person: a legal notice at once, whatever was chosen. */
export function modeOf(kind: MailKind, choice: MailChoice): MailMode {
  return isChosenKind(kind) ? choice[kind] : "IMMEDIATE";
}
