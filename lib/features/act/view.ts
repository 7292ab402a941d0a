import type { WayOut } from "@/lib/domain/way-out";

/** What an act may be about, for the ways out of its refusal. */
export const subjectKinds = [
  "milestone",
  "requirement",
  "reservation",
  "charter",
  "members",
  "baseline",
  "change-request",
  "commitment",
  "consultation",
  "dispute",
  "advice",
  "risk",
  "meeting",
  "action",
] as const;

/** What a refusal is about: the page that offers the ways out knows where they lead. */
export type RefusedSubject = {
  readonly kind: (typeof subjectKinds)[number];
  readonly code?: string | undefined;
};

/** A page of the subject, or where all of its kind are listed. */
function pageOf(subject: string | null, page: string, list: string): string {
  return subject === null ? list : `${subject}/${page}`;
}

const rooms = {
  milestone: "milestones",
  requirement: "requirements",
  consultation: "consultations",
  dispute: "disputes",
  advice: "advice",
  risk: "risks",
  commitment: "commitments",
  "change-request": "changes",
  meeting: "committees",
  action: "actions",
} as const;

/** The page of the subject, when it is of this kind and has a number. */
function subjectPage(root: string, kind: keyof typeof rooms, subject: RefusedSubject | undefined): string | null {
  return subject?.kind === kind && subject.code !== undefined ? `${root}/${rooms[kind]}/${subject.code}` : null;
}

/** Where each legitimate act is done, from a project page; `null` where the act is on the page itself or done by others. */
export function wayHref(way: WayOut, project: string, subject?: RefusedSubject): string | null {
  const root = `/projects/${project}`;
  const milestone = subjectPage(root, "milestone", subject);
  const requirement = subjectPage(root, "requirement", subject);
  switch (way) {
    case "open-change-request":
      return `${root}/changes/new${subject?.code === undefined ? "" : `?origin=${subject.kind}:${subject.code}`}`;
    case "ask-signatory":
    case "invite-agency":
    case "invite-amo":
    case "invite-member":
    case "change-roles":
    case "name-sponsor":
    case "name-signatories":
      return `${root}/members`;
    case "ask-delegation":
    case "revoke-delegation":
    case "change-delegation":
      return `${root}/delegations`;
    case "change-parameters":
    case "propose-charter":
    case "sign-charter":
    case "propose-amendment":
      return `${root}/charter`;
    case "sign-baseline":
    case "state-exclusions":
      return `${root}/baselines/new`;
    case "complete-requirement":
    case "add-criterion":
    case "propose-requirement":
    case "review-requirement":
    case "agree-requirement":
      return requirement ?? `${root}/requirements`;
    case "ask-question":
    case "answer-question":
    case "post-comment":
      return requirement ?? milestone ?? `${root}/questions`;
    case "complete-milestone":
    case "sign-definition":
    case "start-milestone":
    case "verify-criteria":
    case "raise-reservation":
    case "open-hearing":
    case "answer-hearing":
      return milestone ?? `${root}/milestones`;
    case "submit-milestone":
    case "complete-evidence":
    case "answer-reasons":
    case "remove-unordered-work":
      return pageOf(milestone, "submit", `${root}/milestones`);
    case "accept-with-reservations":
    case "adjourn-milestone":
    case "approve-aptitude":
      return pageOf(milestone, "sign", `${root}/milestones`);
    case "complete-consultation":
    case "declare-interests":
    case "score-offers":
      return subjectPage(root, "consultation", subject) ?? `${root}/consultations`;
    case "confirm-suspects":
      return pageOf(milestone, "suspects", `${root}/milestones`);
    case "submit-fix":
    case "lift-reservations":
    case "complete-reservation":
      return `${root}/reservations`;
    case "sign-commitments":
    case "see-commitments":
    case "complete-commitment":
    case "declare-time":
    case "offer-day":
      return subjectPage(root, "commitment", subject) ?? `${root}/commitments`;
    case "answer-advice":
      return subjectPage(root, "advice", subject) ?? `${root}/advice`;
    case "complete-advice":
    case "override-advice":
      return subjectPage(root, "advice", subject) ?? `${root}/advice`;
    case "complete-risk":
      return subjectPage(root, "risk", subject) ?? `${root}/risks`;
    case "raise-ceiling":
    case "see-budget":
      return `${root}/budget`;
    case "draft-again":
      return pageOf(subjectPage(root, "change-request", subject), "amendment", `${root}/changes`);
    case "complete-change-request":
      return subjectPage(root, "change-request", subject) ?? `${root}/changes`;
    case "compose-committee":
    case "plan-meeting":
      return `${root}/committees`;
    case "move-meeting":
    case "fix-agenda":
      return subjectPage(root, "meeting", subject) ?? `${root}/committees`;
    case "read-again":
    case "see-what-stands":
    case "wait":
    case "give-reasons":
    case "correct-amount":
    case "state-cost":
    case "end-memberships":
    case "ask-administrator":
      return null;
  }
}

/** An article as the interface prints it, and where its words come from. */
export type ArticleView = {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly source: string;
};

/** A legitimate act offered instead of a refused one; without an address it is done here, or by somebody else. */
export type WayView = {
  readonly title: string;
  readonly detail: string;
  readonly label: string;
  readonly href: string | null;
};

/** A page by its name. */
export type NamedLink = { readonly label: string; readonly href: string };

/** One fact of a refusal, its article, and the pages of what it names, as far as it is about these. */
export type RefusedFact = { readonly fact: string; readonly code: string; readonly links?: readonly NamedLink[] };

/** A refusal in the reader's language: facts first, then articles, then what can be done. */
export type RefusalView = {
  readonly facts: readonly RefusedFact[];
  readonly articles: readonly ArticleView[];
  readonly ways: readonly WayView[];
};

/** What a button shows: it may act, or why not. */
export type AbilityView = { readonly allowed: true } | { readonly allowed: false; readonly refusal: RefusalView };

/** Why an act was not done, told in the reader's language. `fields` are keyed by the path of the input. */
export type ToldProblem =
  | { readonly kind: "invalid-input"; readonly fields: { readonly [path: string]: string } }
  | { readonly kind: "refused"; readonly refusal: RefusalView }
  | { readonly kind: "signed-out" | "not-found" | "identity" | "repeated" | "failed"; readonly message: string };

/** What a form gets back. `acts` are the numbers in the ledger; `result` is what the command answers (a code to go to). */
export type ActionAnswer =
  | { readonly ok: true; readonly acts: readonly number[]; readonly result: { readonly [key: string]: string } }
  | { readonly ok: false; readonly problem: ToldProblem };

/** One call of a command from a form: the same `commandId` twice is one act. */
export type ActionCall = {
  readonly commandId: string;
  readonly input: unknown;
  readonly project?: string | undefined;
  readonly subject?: RefusedSubject | undefined;
  readonly proofId?: string | undefined;
};

/** A command as a form calls it. */
export type Action = (call: ActionCall) => Promise<ActionAnswer>;
