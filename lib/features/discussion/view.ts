import type { Side } from "@/lib/domain/party";
import type { AbilityView } from "@/lib/features/act/view";
import type { PartyLook } from "@/lib/features/signature/view";
import type { MatterTerm } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";

/** Who said something, when, and for which party. */
export type Said = { readonly name: string; readonly party: PartyLook; readonly at: string };

/** A question with its answer, when it has one. Erased words are `null`. */
export type QuestionView = {
  readonly code: string;
  readonly subject: string;
  readonly subjectKind: "REQUIREMENT" | "MILESTONE";
  readonly blocking: boolean;
  readonly to: Side;
  readonly text: string | null;
  readonly asked: Said;
  readonly answer: { readonly text: string | null; readonly by: Said } | null;
  /** Until when it is to be answered, by its clock, and the day that this began as; `null` once answered, or where none runs. */
  readonly term: (MatterTerm & { readonly firstOn: string }) | null;
};

/** Something said by somebody. */
export type RemarkView = { readonly id: string; readonly text: string | null; readonly by: Said };

/** All that is said about one subject, as this reader may see it. */
export type DiscussionView = {
  readonly questions: readonly QuestionView[];
  readonly comments: readonly RemarkView[];
  /** Of the reader's own party alone. */
  readonly notes: readonly RemarkView[];
  readonly now: Instant;
};

/** What the reader may do in a discussion. */
export type DiscussionAbilities = {
  readonly ask: AbilityView;
  readonly comment: AbilityView;
  readonly note: AbilityView;
  /** The sides to which this reader may put a question. */
  readonly sides: readonly ("CLIENT" | "AGENCY" | "AMO")[];
  /** The reader's own side: it answers what is put to it. */
  readonly side: Side;
};

/** A page of questions. */
export type QuestionList = {
  readonly rows: readonly QuestionView[];
  readonly next: string | null;
  readonly open: number;
  readonly answered: number;
  readonly now: Instant;
};
