import { z } from "zod";
import { Severity } from "@/lib/domain/reservation";
import { MilestoneCode } from "@/lib/features/milestone/schema";
import { Digest } from "@/lib/kernel/ids";

/** The number of a reservation: R-J3-01. */
export const ReservationCode = z.string().regex(/^R-J[1-9]\d{0,5}-\d{2,6}$/);
const words = z.string().trim().max(5_000);
const said = z.string().trim().min(1).max(10_000);

const text = {
  severity: Severity,
  statement: words.min(1),
  steps: words.min(1),
  /** The criterion that is not met, or the requirement as a whole. */
  link: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("criterion"), id: z.uuid() }),
    z.object({ kind: z.literal("requirement"), id: z.uuid() }),
  ]),
  /** Empty takes the term of the charter for this severity. */
  dueOn: z.union([z.iso.date(), z.literal("")]),
};

/** A new reservation: what is wrong, how to see it, on what it bears. */
export const RaiseReservationInput = z.object({ milestone: MilestoneCode, ...text });
export type RaiseReservationInput = z.infer<typeof RaiseReservationInput>;

/** Another wording while the list is open. */
export const ReviseReservationInput = z.object({
  reservation: ReservationCode,
  ...text,
  reason: z.string().trim().max(10_000),
});
export type ReviseReservationInput = z.infer<typeof ReviseReservationInput>;

/** What the form holds, for a new reservation (no number yet) and for another wording: each command takes its part of it. */
export const ReservationFormInput = z.object({
  milestone: MilestoneCode,
  reservation: z.union([ReservationCode, z.literal("")]),
  ...text,
  reason: z.string().trim().max(10_000),
});

/** An act on a reservation that says why: withdraw, refuse a fix, contest. */
export const ReasonedReservationInput = z.object({ reservation: ReservationCode, reason: said });
export type ReasonedReservationInput = z.infer<typeof ReasonedReservationInput>;

/** A fix that the agency presents, with its version. */
export const SubmitFixInput = z.object({
  reservation: ReservationCode,
  version: z.string().trim().min(1).max(120),
  message: z.string().trim().max(10_000),
});
export type SubmitFixInput = z.infer<typeof SubmitFixInput>;

/** A lifting or a waiver that the client signs; the comment of a waiver says why. */
export const SignReservationInput = z.object({
  reservation: ReservationCode,
  comment: z.string().trim().max(10_000),
  digest: Digest,
});
export type SignReservationInput = z.infer<typeof SignReservationInput>;

/** The agency's signature of the lifting record. */
export const ConfirmLiftingInput = z.object({ reservation: ReservationCode, digest: Digest });
export type ConfirmLiftingInput = z.infer<typeof ConfirmLiftingInput>;
