import { z } from "zod";
import { ChangePrice, Instrument } from "@/lib/domain/change-price";
import { RequirementContent } from "@/lib/domain/requirement-content";

const code = z.string().min(1).max(40);
const about = { requirementId: z.uuid(), requirement: code };

/** What an instrument does to one requirement: the whole new text word for word, never a patch. */
export const RequirementChange = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("ADD"),
    ...about,
    chapter: z.string().trim().max(300),
    content: RequirementContent,
    /** The milestone, not yet presented, that will deliver it; none when it is still to be planned. */
    milestone: code.nullable(),
  }),
  z.strictObject({
    kind: z.literal("MODIFY"),
    ...about,
    fromVersion: z.int().min(1),
    content: RequirementContent,
  }),
  z.strictObject({ kind: z.literal("REMOVE"), ...about, fromVersion: z.int().min(1) }),
]);
export type RequirementChange = z.infer<typeof RequirementChange>;

/**
 * What an instrument does to one milestone. Not yet presented: another date, another amount (none: as it stands), the new
 * versions of what it covers. `reopen`: it was accepted; another one replaces it, due on a day, and its amount is what is
 * due on top of what the acceptance already made due.
 */
export const MilestoneChange = z.strictObject({
  milestoneId: z.uuid(),
  milestone: code,
  fromVersion: z.int().min(1),
  dueOn: z.iso.date().nullable(),
  /** Before tax, in cents. */
  amountCents: z.int().min(0).nullable(),
  reopen: z.boolean(),
});
export type MilestoneChange = z.infer<typeof MilestoneChange>;

/** The terms of an instrument, as they are drafted, read and signed. */
export const AmendmentTerms = z.strictObject({
  requirements: z.array(RequirementChange).max(200),
  milestones: z.array(MilestoneChange).max(100),
});
export type AmendmentTerms = z.infer<typeof AmendmentTerms>;

/** What was agreed with one agency when the change was approved: its price, its working days, how it binds. */
export const Agreed = z.object({
  price: ChangePrice,
  days: z.int(),
  instrument: Instrument,
  sponsor: z.boolean(),
});
export type Agreed = z.infer<typeof Agreed>;

/** What orders a change: a purchase order inside what the charter lets be decided, else an amendment (domain.md 3.3). */
export const AmendmentInstrument = Instrument.extract(["PURCHASE_ORDER", "AMENDMENT"]);
export type AmendmentInstrument = z.infer<typeof AmendmentInstrument>;

/** True when the terms change what somebody signed: a baselined text, or an accepted milestone. */
export function touchesLocked(terms: AmendmentTerms): boolean {
  return terms.requirements.some(({ kind }) => kind !== "ADD") || terms.milestones.some(({ reopen }) => reopen);
}

/**
 * The instrument that these terms need, at least the one decided: what was signed changes by an amendment alone, and a
 * decision without price or delay still wants an order as soon as it says what is built.
 */
export function instrumentFor(agreed: Pick<Agreed, "instrument">, terms: AmendmentTerms): AmendmentInstrument {
  return agreed.instrument === "AMENDMENT" || touchesLocked(terms) ? "AMENDMENT" : "PURCHASE_ORDER";
}

/** The ids of the requirements that these terms name. */
export function requirementsOf(...all: readonly (AmendmentTerms | undefined)[]): readonly string[] {
  return all.flatMap((terms) => terms?.requirements ?? []).map(({ requirementId }) => requirementId);
}
