import { z } from "zod";
import { Seat } from "@/lib/domain/amendment";
import { code, count, day, digest, event, id, signed, signedEvent } from "@/lib/domain/event-definition";
import { Side } from "@/lib/domain/party";

const amendment = {
  changeRequestId: id,
  changeRequest: code,
  amendmentId: id,
  amendment: code,
  instrument: z.enum(["PURCHASE_ORDER", "AMENDMENT"]),
  partyId: id,
};
const change = { changeRequestId: id, changeRequest: code };
const milestone = { milestoneId: id, milestone: code, amendmentId: id, amendment: code };
const moneyCents = z.int();

/** What is owed again and again over a term, in cents before tax: the words of it stand on the signed record. */
const recurring = z.array(z.strictObject({ cents: count, every: z.enum(["MONTH", "YEAR"]), months: count }));

/** From an approved change to its closing: its instrument, what the last signature does, and the work that follows. */
export const amendmentEvents = {
  AmendmentDrafted: event({ ...amendment, version: count, digest }),
  AmendmentWithdrawn: event(amendment, "reason"),
  /**
   * `seat`: as whom it was signed. `partyId` is the agency of the instrument, whoever signs. `left`: the seats that are
   * still to sign; what was written before it was told has none.
   */
  AmendmentSigned: signedEvent({ ...amendment, side: Side, seat: Seat, left: z.array(Seat).optional() }),
  /** The last signature is given: the change is ordered. Cents before tax, working days. */
  ChangeContracted: event({
    ...amendment,
    oneOffCents: moneyCents,
    recurring,
    taxBasisPoints: count,
    reverseCharge: z.boolean(),
    days: z.int(),
    ...signed,
  }),
  /** `fromVersion` is null for what is new; what leaves the scope keeps the version that it had. */
  RequirementVersionContracted: event({
    requirementId: id,
    requirement: code,
    kind: z.enum(["ADD", "MODIFY", "REMOVE"]),
    fromVersion: count.nullable(),
    version: count,
    digest,
    amendmentId: id,
    amendment: code,
  }),
  /** An accepted milestone is replaced: its acceptance stays what it was for its version, the work is presented again. */
  MilestoneSuperseded: event({ ...milestone, byMilestoneId: id, byMilestone: code, reopenedCents: moneyCents }),
  /** A milestone not yet presented takes another amount, other requirement versions or another date. */
  MilestoneAmended: event({
    ...milestone,
    fromVersion: count,
    version: count,
    wasDueOn: day.nullable(),
    dueOn: day.nullable(),
    wasAmountCents: moneyCents,
    amountCents: moneyCents,
  }),
  ChangeImplementationBegun: event({ ...change, partyId: id }, "comment"),
  ChangeVerified: event(change, "comment"),
  ChangeClosed: event(change, "comment"),
};
