import { z } from "zod";

/** What kind of advice it is (domain.md 9.5). A warning (*mise en garde*) is the only one whose silence stops everything. */
export const AdviceKind = z.enum(["RECOMMENDATION", "WARNING", "INFORMATION", "OPINION_REQUESTED"]);
export type AdviceKind = z.infer<typeof AdviceKind>;

/** Who may advise: the AMO, an agency, or an expert who was asked and stands outside the project. */
export const Adviser = z.enum(["AMO", "AGENCY", "EXPERT"]);
export type Adviser = z.infer<typeof Adviser>;

/** What advice may be about: the decisions that it comes before. */
export const AdviceSubject = z.enum([
  "MILESTONE",
  "CHANGE_REQUEST",
  "BASELINE",
  "AMENDMENT",
  "CONSULTATION",
  "CHARTER",
  "DECISION",
  "RISK",
  "DISPUTE",
]);
export type AdviceSubject = z.infer<typeof AdviceSubject>;

/** One matter that advice is linked to, by the number that people see (J3, FDE-012, a baseline's or a charter's number). */
export const AdviceLink = z.strictObject({ kind: AdviceSubject, code: z.string().min(1).max(40) });
export type AdviceLink = z.infer<typeof AdviceLink>;

/** The words of advice (MD-05; C. civ. 1112-1): what follows if it is not heeded is said for each, be it "none". */
export type AdviceContent = {
  readonly kind: AdviceKind;
  readonly object: string;
  readonly facts: string;
  readonly options: string;
  readonly recommended: string;
  readonly cost: string;
  readonly delay: string;
  readonly quality: string;
  readonly legal: string;
  readonly interests: string;
  readonly neededBy: string | null;
};

const informing = ["object", "facts", "interests"] as const;
const advising = [...informing, "options", "recommended", "cost", "delay", "quality", "legal"] as const;

/** A field that advice must say something in. */
export type AdviceField = (typeof advising)[number] | "neededBy";

/**
 * The mandatory fields that say nothing yet. Information needs its object, its facts and the adviser's interests; all
 * else also its options, the one recommended, the four consequences, and the day by which an answer is needed.
 */
export function missingFromAdvice(content: AdviceContent): readonly AdviceField[] {
  const informs = content.kind === "INFORMATION";
  const empty = (informs ? informing : advising).filter((field) => content[field].trim() === "");
  return informs || content.neededBy !== null ? empty : [...empty, "neededBy"];
}

/** True for the kinds that must be answered before what they are linked to is signed (CD-03); information is read. */
export function wantsAnswer(kind: AdviceKind): boolean {
  return kind !== "INFORMATION";
}

/** Advice on the choice of a provider is the client's and the AMO's alone: an agency of the project may be a competitor. */
export function isClientOnly(links: readonly Pick<AdviceLink, "kind">[]): boolean {
  return links.some(({ kind }) => kind === "CONSULTATION");
}
