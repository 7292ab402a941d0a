import type { Side } from "@/lib/domain/party";
import type { RecordContent } from "@/lib/domain/record";
import type { SignatureMeaning } from "@/lib/domain/signature";
import type { ActionAnswer, ActionCall, ArticleView, NamedLink, RefusalView } from "@/lib/features/act/view";

/** How a person proves who they are before a signature. */
export type ProofMethod = "PASSWORD" | "MAIL_CODE" | "DEMO";

/** What the person gave to prove who they are: never kept, never logged. */
export type Evidence =
  | { readonly kind: "password"; readonly password: string }
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "demo" };

/** A signing command as a ceremony calls it: proof and act in one round trip, bound to the same digest. */
export type SigningAction = (
  call: ActionCall & { readonly digest: string; readonly evidence: Evidence },
) => Promise<ActionAnswer>;

/** A party as the interface draws it. */
export type PartyLook = { readonly name: string; readonly side: Side; readonly ordinal: number };

/** Who signs: those who have, with their instant, and those who are awaited. */
export type SignatoryView = {
  readonly name: string;
  readonly party: PartyLook;
  readonly signedAt: string | null;
  readonly you: boolean;
};

/** A condition of the charter as the check step shows it: met or not, its proof, and what it closes when it is not. */
export type ConditionView = {
  readonly label: string;
  readonly detail: string;
  readonly met: boolean;
  readonly article: ArticleView | null;
  readonly closes: string | null;
  /** Where what is missing is done: the advice that waits for an answer. */
  readonly links?: readonly NamedLink[];
};

/** Something that signing causes, or that will no longer be possible. */
export type EffectView = { readonly text: string; readonly article: ArticleView | null };

/** What a ceremony shows around the record, whatever is signed. */
export type CeremonyView = {
  readonly project: { readonly code: string; readonly name: string };
  /** "Décision sur le jalon J3". */
  readonly title: string;
  readonly leaveHref: string;
  readonly record: RecordContent;
  /** The digest of `record`: what this person reads is what they will sign. */
  readonly digest: string;
  /** What this person last opened, when it was another version: told as a difference, section by section. */
  readonly earlier: RecordContent | null;
  readonly conditions: readonly ConditionView[];
  readonly causes: readonly EffectView[];
  readonly closes: readonly EffectView[];
  /** The term that runs, in short ("J−6", "lun. 23 nov., 24 h 00"); none when no term runs. */
  readonly term?: { readonly count: string; readonly date: string };
  /** Facts of the rail: term and its rule, silence, amount. */
  readonly facts: readonly { readonly name: string; readonly value: string; readonly detail: string | null }[];
  readonly signatories: readonly SignatoryView[];
  readonly otherWays: readonly { readonly label: string; readonly href: string }[];
  readonly proof: ProofMethod;
  /** "au nom de Musées de Haute-Vère, par pouvoir DEL-01", when the person acts under a delegation. */
  readonly onBehalf: string | null;
  /** Why this person cannot sign at all, when a rule refuses. */
  readonly blocked: RefusalView | null;
};

/** A signature as the receipt prints it (21 CFR 11.50: printed name, date and time, meaning). */
export type SignatureView = {
  readonly name: string;
  readonly title: string;
  readonly party: PartyLook;
  readonly role: string;
  readonly meaning: SignatureMeaning;
  readonly delegation: string | null;
  readonly method: ProofMethod;
  readonly signedAt: string;
  readonly timeZone: string;
  readonly act: number;
  readonly hash: string;
};

/** A signed record with its signatures and its place in the register. */
export type RecordView = {
  readonly code: string;
  readonly version: number;
  readonly digest: string;
  readonly content: RecordContent;
  readonly signatures: readonly SignatureView[];
  /** The head of the chain when the page was read. */
  readonly head: { readonly seq: number; readonly hash: string };
  readonly now: string;
};
