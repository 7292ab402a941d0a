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

/** What one click in a mail ends: mails of one kind, or the mail of the day. Never a legal notice. */
export const MailStop = z.enum([...ChosenKind.options, "DIGEST"]);
export type MailStop = z.infer<typeof MailStop>;

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

/** What is chosen once the mails of a kind are stopped; stopping the mail of the day stops all that waits for it. */
export function stopped(choice: MailChoice, what: MailStop): MailChoice {
  const isOff = (kind: ChosenKind): boolean => (what === "DIGEST" ? choice[kind] === "DIGEST" : kind === what);
  const mode = (kind: ChosenKind): MailMode => (isOff(kind) ? "OFF" : choice[kind]);
  return { TURN: mode("TURN"), DISCUSSION: mode("DISCUSSION"), PROGRESS: mode("PROGRESS") };
}
