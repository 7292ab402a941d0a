import { z } from "zod";
import type { ExpiryEffect } from "@/lib/domain/expiry-effect";
import type { PartyLook } from "@/lib/features/signature/view";
import { matterActs } from "@/lib/features/todo/view-act";
import type { Instant } from "@/lib/kernel/instant";

/** What can be waited for. Each kind has its verb, its object and its meaning of silence in the catalogue `todo.kinds`. */
export const MatterKind = z.enum([
  "charter-propose",
  "charter-sign",
  "requirement-review",
  "requirement-agree",
  "question-answer",
  "baseline-sign",
  "milestone-complete",
  "milestone-agree",
  "milestone-start",
  "milestone-submit",
  "milestone-resubmit",
  "milestone-verify",
  "criteria-verify",
  "milestone-decide",
  "milestone-cancel",
  "hearing-answer",
  "price-reduction-accept",
  "reservation-fix",
  "reservation-lift",
  "reservation-confirm",
  "reservation-contested",
  "change-submit",
  "consultation-answer",
  "consultation-open",
  "consultation-declare",
  "consultation-score",
  "consultation-award",
  "order-draft",
  "order-sign",
  "change-begin",
  "change-verify",
  "change-close",
  "change-qualify",
  "change-quote",
  "change-decide",
  "change-settle",
  "change-regularise",
  "suspect-confirm",
  "commitment-propose",
  "commitment-sign",
  "commitment-keep",
  "commitment-confirm",
  "commitment-day",
  "date-agree",
  "notice-send",
  "notice-present",
  "milestone-rebut",
  "silence-mediate",
  "input-deliver",
  "invoice-pay",
  "dispute-answer",
  "settlement-sign",
  "mediation-answer",
  "mediator-choose",
  "penalty-answer",
  "penalty-decide",
  "advice-answer",
  "opinion-give",
  "risk-review",
  "action-do",
  "action-verify",
  "minutes-circulate",
  "minutes-correct",
  "minutes-read",
  "minutes-approve",
  "meeting-convene",
  "meeting-move",
  "meeting-answer",
  "agenda-fix",
  "agenda-documents",
]);
export type MatterKind = z.infer<typeof MatterKind>;

/** The rooms of a project as the sidebar counts them. */
export type MatterRoom = "prove" | "define" | "validate" | "change" | "decide";

/** The room in which a matter is dealt with. */
export function roomOf(kind: MatterKind): MatterRoom {
  if (kind.startsWith("charter") || kind.startsWith("commitment")) return "prove";
  if (/^(change|order|consultation|invoice|penalty)/.test(kind)) return "change";
  if (/^(action|minutes|advice|opinion|risk|meeting|agenda|dispute|settlement|mediation|mediator)-/.test(kind))
    return "decide";
  return kind === "question-answer" || kind.startsWith("requirement") || kind === "baseline-sign"
    ? "define"
    : "validate";
}

/** What kind of act a matter wants, to filter the list by. */
export const MatterAct = z.enum(["sign", "decide", "answer", "provide", "other"]);
export type MatterAct = z.infer<typeof MatterAct>;

const acts: Readonly<Record<MatterKind, MatterAct>> = matterActs;

/** The kinds of a filter. */
export function kindsOf(act: MatterAct): readonly MatterKind[] {
  return MatterKind.options.filter((kind) => acts[kind] === act);
}

/** When something is due, counted in the project's calendar. */
export type MatterTerm = {
  readonly on: string;
  readonly dueBefore: Instant;
  /** How late: in working days, or in calendar days while none has gone by; `null` while the term is not over. */
  readonly lateBy: { readonly amount: number; readonly unit: "WORKING_DAYS" | "CALENDAR_DAYS" } | null;
  readonly late: boolean;
  /** How many working days are left, where the period is counted in working days; `null` for days of the calendar. */
  readonly workingDaysLeft: number | null;
  /** Within three working days, today included. */
  readonly soon: boolean;
  readonly when: "late" | "week" | "next" | "later";
};

/** One open matter: who holds the ball, what is waited for, by when. */
export type MatterView = {
  /** Stable and in reading order: what is due first comes first. Pages go on after it. */
  readonly key: string;
  readonly kind: MatterKind;
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly holder: PartyLook & { readonly id: string };
  /** True when the reader may do it, in their own right or under a delegation. */
  readonly mine: boolean;
  readonly subject: string;
  readonly title: string;
  readonly count: number;
  readonly term: MatterTerm | null;
  /** What the end of the due day will mean by the signed charter; `null` where no clock runs. */
  readonly silence: ExpiryEffect | null;
  /** The clock waits: a blocking question, a hearing, force majeure, or by agreement. */
  readonly suspended: boolean;
  /** Until which day the reader has set it aside; `null` when they have not. */
  readonly snoozedUntil: string | null;
};

/** A page of what waits for the reader. */
export type MatterPage = { readonly matters: readonly MatterView[]; readonly next: string | null };

/** How many matters wait for the reader: in all, set aside, late, by project and by act. */
export type MatterCounts = {
  readonly total: number;
  /** Set aside by the reader for a while: not in any of the other counts. */
  readonly snoozed: number;
  readonly late: number;
  readonly projects: number;
  readonly byAct: Readonly<Record<MatterAct, number>>;
  readonly byRoom: (project: string) => Readonly<Record<MatterRoom, number>>;
};

/** How many matters of a project are the reader's, their party's, and the others'; and how many are late. */
export type Turn = { readonly mine: number; readonly ours: number; readonly theirs: number; readonly late: number };

/** The ball of a turn: the left half is the reader's party. */
export function ballOf({ ours, theirs }: Pick<Turn, "ours" | "theirs">): "yours" | "theirs" | "both" | "none" {
  if (ours > 0) return theirs > 0 ? "both" : "yours";
  return theirs > 0 ? "theirs" : "none";
}

/** The act of a kind. */
export function actOf(kind: MatterKind): MatterAct {
  return acts[kind];
}

/** Where a matter is dealt with. */
export function matterHref({
  kind,
  project,
  subject,
  title,
}: Pick<MatterView, "kind" | "project" | "subject" | "title">): string {
  const root = `/projects/${project.code}`;
  switch (kind) {
    case "charter-propose":
      return `${root}/charter`;
    case "charter-sign":
      return `${root}/charter/sign`;
    case "requirement-review":
      return subject === "" ? `${root}/requirements?status=PROPOSED` : `${root}/requirements/${subject}`;
    case "requirement-agree":
      return subject === "" ? `${root}/requirements?status=UNDER_REVIEW` : `${root}/requirements/${subject}`;
    case "question-answer":
      return title.startsWith("J") ? `${root}/milestones/${title}` : `${root}/requirements/${title}`;
    case "baseline-sign":
      return `${root}/baselines/new`;
    case "milestone-agree":
      return `${root}/milestones/${subject}/agree`;
    case "milestone-submit":
    case "milestone-resubmit":
      return `${root}/milestones/${subject}/submit`;
    case "milestone-decide":
      return `${root}/milestones/${subject}/sign`;
    case "milestone-complete":
      return `${root}/milestones/${subject}/edit`;
    case "criteria-verify":
      return `${root}/milestones/${subject}/verify`;
    case "milestone-rebut":
      return `${root}/milestones/${subject}/rebut`;
    case "notice-send":
      return `${root}/notices/${subject}/send`;
    case "notice-present":
      return `${root}/notices/${subject}`;
    case "suspect-confirm":
      return `${root}/milestones/${subject}/suspects`;
    case "milestone-cancel":
      return `${root}/milestones/${subject}/cancel`;
    case "price-reduction-accept":
      return `${root}/milestones/${subject}/reduction`;
    case "milestone-start":
    case "milestone-verify":
    case "hearing-answer":
    case "date-agree":
    case "silence-mediate":
    case "input-deliver":
      return `${root}/milestones/${subject}`;
    case "reservation-lift":
      return `${root}/reservations/${subject}/lift`;
    case "reservation-confirm":
      return `${root}/reservations/${subject}/confirm`;
    case "reservation-fix":
    case "reservation-contested":
      return `${root}/reservations/${subject}`;
    case "invoice-pay":
      return `${root}/budget/invoices/${subject}`;
    case "dispute-answer":
    case "settlement-sign":
      return `${root}/disputes/${subject}`;
    case "mediation-answer":
    case "mediator-choose":
      return `${root}/disputes/${subject}/mediation`;
    case "penalty-answer":
    case "penalty-decide":
      return `${root}/budget/penalties/${subject}`;
    case "consultation-answer":
    case "consultation-open":
    case "consultation-declare":
    case "consultation-score":
    case "consultation-award":
      return `${root}/consultations/${subject}`;
    case "order-sign":
      return `${root}/changes/${subject}/sign`;
    case "order-draft":
    case "change-begin":
    case "change-verify":
    case "change-close":
      return `${root}/changes/${subject}/amendment`;
    case "advice-answer":
      return `${root}/advice/${subject}`;
    case "opinion-give":
      return `${root}/advice/new?opinion=${subject}`;
    case "risk-review":
      return `${root}/risks/${subject}`;
    case "action-do":
    case "action-verify":
      return `${root}/actions/${subject}`;
    case "minutes-circulate":
    case "minutes-correct":
    case "minutes-read":
    case "minutes-approve":
      return `${root}/committees/${subject}/minutes`;
    case "meeting-convene":
    case "meeting-move":
    case "meeting-answer":
    case "agenda-fix":
    case "agenda-documents":
      return `${root}/committees/${subject}`;
    case "change-submit":
    case "change-qualify":
    case "change-quote":
    case "change-decide":
    case "change-settle":
    case "change-regularise":
      return `${root}/changes/${subject}`;
    case "commitment-propose":
      return `${root}/commitments`;
    case "commitment-sign":
      return `${root}/commitments/${subject}/sign`;
    case "commitment-keep":
    case "commitment-confirm":
    case "commitment-day":
      return `${root}/commitments/${subject}`;
  }
}
