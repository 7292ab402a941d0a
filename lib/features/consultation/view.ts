import type { RecurringAmount } from "@/lib/domain/change-price";
import type { Clearance, ConsultationStatus, CriterionKind } from "@/lib/domain/consultation";
import type { Ranked } from "@/lib/domain/consultation-ranking";
import type { RecordContent } from "@/lib/domain/record";
import type { AbilityView } from "@/lib/features/act/view";
import type { ExitItemView } from "@/lib/features/party/view";
import type { CeremonyView } from "@/lib/features/signature/view";
import type { Currency } from "@/lib/kernel/money";

/** A consultation in the list. */
export type ConsultationLine = {
  readonly code: string;
  readonly title: string;
  readonly status: ConsultationStatus;
  readonly baseline: number;
  readonly closesAt: string;
  readonly opensAt: string;
};

/** A criterion with its weight in per cent. */
export type CriterionView = {
  readonly number: number;
  readonly kind: CriterionKind;
  readonly name: string;
  readonly detail: string;
  readonly weight: number;
};

/** A price as it is shown: cents before tax. */
export type PriceView = {
  readonly oneOffCents: number;
  readonly recurring: readonly RecurringAmount[];
  readonly taxBasisPoints: number;
  readonly reverseCharge: boolean;
  readonly totalCents: number;
};

/** Somebody who was asked for an offer. Before the opening nothing says whether they offer. */
export type CandidateView = {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly joined: boolean;
};

/** A question with its answer, for all. */
export type QuestionView = {
  readonly number: number;
  readonly text: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
};

/** A question as a candidate reads it: one's own has no number before its answer, or it would tell how many others asked. */
export type CandidateQuestionView = Omit<QuestionView, "number"> & {
  readonly number: number | null;
  readonly mine: boolean;
};

/** A file as lists show it. */
export type DocumentView = { readonly id: string; readonly name: string; readonly bytes: number };

/** A file inside an offer, by its place. */
export type OfferFileView = { readonly name: string; readonly bytes: number };

/** One's own points on a criterion, or somebody else's with their name. */
export type ScoreView = {
  readonly criterion: number;
  readonly points: number;
  readonly reason: string;
  readonly evaluator: string;
  readonly mine: boolean;
};

/** An opened offer: who offers, and (for those who may judge) what, with the points given and where it ranks. */
export type OfferView = {
  readonly offerId: string;
  readonly organisation: string;
  readonly digest: string;
  readonly depositedAt: string;
  /** Absent for whoever may not read it. */
  readonly content: {
    readonly intact: boolean;
    readonly price: PriceView;
    readonly text: string;
    readonly files: readonly OfferFileView[];
    readonly scores: readonly ScoreView[];
    readonly ranked: Ranked | null;
  } | null;
};

/** Somebody who could judge, and what they declared. */
export type EvaluatorView = { readonly name: string; readonly party: string; readonly clearance: Clearance };

/** The acts of a consultation that a button stands for. */
export const consultationActNames = [
  "draft",
  "publish",
  "invite",
  "answer",
  "seal",
  "witness",
  "open",
  "declareInterests",
  "score",
  "award",
  "end",
] as const;
export type ConsultationActName = (typeof consultationActNames)[number];

/** What the page of a consultation shows. */
export type ConsultationView = {
  readonly project: {
    readonly code: string;
    readonly name: string;
    readonly timeZone: string;
    readonly currency: Currency;
  };
  readonly now: string;
  readonly line: ConsultationLine;
  readonly subject: string;
  readonly questionsUntil: string;
  readonly publishedAt: string | null;
  readonly sealedAt: string | null;
  readonly seal: string | null;
  readonly witnessedAt: string | null;
  readonly openedAt: string | null;
  readonly endedAt: string | null;
  readonly endReason: string;
  readonly record: string | null;
  readonly awarded: string | null;
  readonly criteria: readonly CriterionView[];
  readonly documents: readonly DocumentView[];
  readonly candidates: readonly CandidateView[];
  readonly questions: readonly QuestionView[];
  readonly offers: readonly OfferView[];
  readonly evaluators: readonly EvaluatorView[];
  readonly clearance: Clearance;
  /** Evaluators whose sheets are whole. */
  readonly complete: number;
};

/** What each button may do, told. */
export type ConsultationAbilities = Readonly<Record<ConsultationActName, AbilityView>>;

/** What a form of a consultation begins with: a draft as it stands, in the project's zone, and what can be chosen. */
export type ConsultationFormView = {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly code: string;
  readonly title: string;
  readonly subject: string;
  readonly baseline: number | null;
  readonly baselines: readonly number[];
  readonly questionsUntil: string;
  readonly closesAt: string;
  readonly opensAt: string;
  readonly criteria: readonly Omit<CriterionView, "number">[];
  readonly documents: readonly string[];
  readonly files: readonly DocumentView[];
};

/** What the holder of a candidate's link sees. */
export type CandidacyView = {
  readonly state: "OPEN" | "ACCEPTED" | "OVER";
  readonly consultation: string;
  readonly title: string;
  readonly project: string;
  readonly organisation: string;
  readonly displayName: string;
  readonly email: string;
  readonly client: string | null;
  readonly closesAt: string;
  readonly timeZone: string;
  readonly hasAccount: boolean;
};

/** A consultation in a candidate's list. */
export type CandidacyLine = {
  readonly consultationId: string;
  readonly title: string;
  readonly client: string;
  readonly project: string;
  readonly status: ConsultationStatus;
  readonly closesAt: string;
  readonly timeZone: string;
  readonly standing: boolean;
};

/** What a candidate is told at the end: its own result. */
export type LetterView = {
  readonly outcome: "AWARDED" | "DECLINED" | "UNSUCCESSFUL" | "NO_OFFER" | "UNREADABLE";
  /** Thousandths of a point out of 20. */
  readonly points: number | null;
  readonly rank: number | null;
  readonly offers: number;
  readonly winner: string;
  readonly reason: string;
  readonly sentAt: string;
};

/** A consultation as one of its candidates sees it: nothing of any other candidate. */
export type CandidateConsultationView = CandidacyLine & {
  readonly now: string;
  readonly subject: string;
  readonly organisation: string;
  readonly currency: Currency;
  readonly questionsUntil: string;
  readonly opensAt: string;
  readonly openedAt: string | null;
  readonly criteria: readonly CriterionView[];
  readonly documents: readonly DocumentView[];
  readonly baseline: number;
  readonly set: { readonly code: string; readonly digest: string; readonly record: RecordContent };
  readonly questions: readonly CandidateQuestionView[];
  /** The offer that stands: its receipt; in clear from the opening on. */
  readonly offer: {
    readonly offerId: string;
    readonly version: number;
    readonly digest: string;
    readonly depositedAt: string;
    readonly content: {
      readonly price: PriceView;
      readonly text: string;
      readonly files: readonly OfferFileView[];
    } | null;
  } | null;
  readonly letter: LetterView | null;
};

/** The page of the consultations of a project; `lines` is null for an agency, which does not see them. */
export type ConsultationRoomView = {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly lines: readonly ConsultationLine[] | null;
  readonly exits: readonly ExitItemView[];
  readonly mayDraft: boolean;
  readonly mayHandBack: boolean;
};

/** The ceremony of an award with what its page says around it. */
export type AwardCeremony = {
  readonly view: CeremonyView;
  readonly head: string;
  readonly declaration: string;
  readonly label: string;
};
