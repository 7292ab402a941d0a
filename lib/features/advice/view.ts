import type { AdviceAnswer, AdviceOutcome, AdviceStatus } from "@/lib/domain/advice";
import type { AdviceContent, AdviceKind, AdviceLink, Adviser } from "@/lib/domain/advice-content";
import type { AbilityView } from "@/lib/features/act/view";
import type { OpinionLine } from "@/lib/features/advice/view-opinion";
import type { Instant } from "@/lib/kernel/instant";

type Project = { readonly code: string; readonly name: string; readonly timeZone: string };

/** Advice in a list. */
export type AdviceLine = {
  readonly code: string;
  readonly kind: AdviceKind;
  readonly status: AdviceStatus;
  readonly object: string;
  readonly adviser: Adviser;
  /** The adviser's party, or the expert by name and organisation. */
  readonly by: string;
  readonly links: readonly AdviceLink[];
  readonly issuedAt: Instant | null;
  readonly dueOn: string | null;
  /** An answer is awaited, and its period is over. */
  readonly late: boolean;
};

/** One piece of advice, from its draft to what came of it. */
export type AdviceView = AdviceLine & {
  readonly project: Project;
  readonly content: AdviceContent;
  readonly opinion: string | null;
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  readonly acknowledgedAt: Instant | null;
  readonly escalatedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endReason: string;
  readonly clientOnly: boolean;
  readonly answer: {
    readonly answer: AdviceAnswer;
    readonly reason: string;
    readonly consequences: string;
    readonly record: string | null;
    readonly at: Instant;
  } | null;
  readonly outcomes: readonly { readonly outcome: AdviceOutcome; readonly note: string; readonly at: Instant }[];
  /** The reader is of the party that advises. */
  readonly mine: boolean;
};

/** What one may do with it. */
export type AdviceAbilities = {
  readonly draft: AbilityView;
  readonly issue: AbilityView;
  readonly acknowledge: AbilityView;
  readonly follow: AbilityView;
  readonly override: AbilityView;
  readonly lapse: AbilityView;
  readonly noteOutcome: AbilityView;
};

/** The advice of a project, what it waits for, and the opinions that were asked for. */
export type AdviceRoomView = {
  readonly project: Project;
  readonly advice: readonly AdviceLine[];
  readonly opinions: readonly OpinionLine[];
};

/** A matter that advice can be about: its kind, its number, what it is called. */
export type Linkable = AdviceLink & { readonly title: string };

/** What the form of advice begins with. */
export type AdviceFormView = {
  readonly project: Project;
  /** The draft that is written; empty for a new one. */
  readonly code: string;
  readonly content: AdviceContent;
  readonly links: readonly AdviceLink[];
  readonly supersedes: string;
  readonly opinion: string;
  /** The question that it answers. */
  readonly question: string;
  readonly linkable: readonly Linkable[];
  /** One's own advice that still waits, which a draft may take the place of. */
  readonly open: readonly { readonly code: string; readonly object: string }[];
};

/** What the form of a request begins with. */
export type OpinionFormView = {
  readonly project: Project;
  readonly linkable: readonly Linkable[];
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly links: readonly AdviceLink[];
};
