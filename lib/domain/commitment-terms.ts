import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { ArticleCode } from "@/lib/domain/article";
import { type Role, type Side, sideOf } from "@/lib/domain/party";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { type Holidays, workingDaysBetween } from "@/lib/domain/working-day";

/** What a side makes available (domain.md 9.7). Agencies and the AMO commit as the client does. */
export const CommitmentKind = z.enum([
  "VALIDATION_WINDOW",
  "ANSWER_TIME",
  "CONTENT_SUPPLY",
  "ACCESS_SUPPLY",
  "MEETING_ATTENDANCE",
  "TESTER_DAYS",
  "TRAINEE_DAYS",
  "SPONSOR_TIME",
]);
export type CommitmentKind = z.infer<typeof CommitmentKind>;

/** In what a quantity is counted: hours in each week, days in all, or the working days within which an answer comes. */
export const CommitmentUnit = z.enum(["HOURS_PER_WEEK", "DAYS", "WORKING_DAYS_TO_ANSWER"]);
export type CommitmentUnit = z.infer<typeof CommitmentUnit>;

/** The form of a kind: its unit (`null`: a thing or a presence, not a quantity), whether it lasts, the client's article. */
type CommitmentShape = {
  readonly unit: CommitmentUnit | null;
  readonly lasts: boolean;
  readonly article: ArticleCode;
};

/** The form of every kind. What does not last is due on one day. */
export const commitmentShapes: Readonly<Record<CommitmentKind, CommitmentShape>> = {
  VALIDATION_WINDOW: { unit: "HOURS_PER_WEEK", lasts: true, article: "CD-05" },
  ANSWER_TIME: { unit: "WORKING_DAYS_TO_ANSWER", lasts: true, article: "CD-05" },
  CONTENT_SUPPLY: { unit: null, lasts: false, article: "CD-06" },
  ACCESS_SUPPLY: { unit: null, lasts: false, article: "CD-06" },
  MEETING_ATTENDANCE: { unit: null, lasts: false, article: "CD-09" },
  TESTER_DAYS: { unit: "DAYS", lasts: true, article: "CD-10" },
  TRAINEE_DAYS: { unit: "DAYS", lasts: true, article: "CD-15" },
  SPONSOR_TIME: { unit: "HOURS_PER_WEEK", lasts: true, article: "CD-08" },
};

/** The kinds that hand something over: what counts is the day on which it is there for the other side (9, convention e). */
const supplies: readonly CommitmentKind[] = ["CONTENT_SUPPLY", "ACCESS_SUPPLY"];

/** True for a commitment that hands something over. */
export function isSupply(kind: CommitmentKind): boolean {
  return supplies.includes(kind);
}

/** True for a commitment of time, against which time is declared. */
export function isTime(kind: CommitmentKind): boolean {
  const { unit } = commitmentShapes[kind];
  return unit === "HOURS_PER_WEEK" || unit === "DAYS";
}

/** The article on which a commitment rests: the client's by its kind; an agency delivers on time, the AMO is fair to both. */
export function commitmentArticle(kind: CommitmentKind, side: Side): ArticleCode {
  switch (side) {
    case "CLIENT":
      return commitmentShapes[kind].article;
    case "AGENCY":
      return "AD-04";
    case "AMO":
    case "MEDIATOR":
      return "MD-04";
  }
}

/** What is committed: by whom (a person in a role, and who stands in), how much, when, and what depends on it. */
export type CommitmentTerms = {
  readonly kind: CommitmentKind;
  readonly title: string;
  readonly role: Role;
  readonly memberId: string;
  readonly substituteMemberId: string | null;
  readonly quantity: number | null;
  readonly startsOn: string | null;
  readonly dueOn: string;
  readonly critical: boolean;
  /** Milestones that wait for it; with the client input of their definition that it supplies, or an empty text. */
  readonly milestones: readonly { readonly code: string; readonly input: string }[];
};

/** What must be known beside the terms: the party that commits, and who is in it. */
export type CommittingParty = {
  readonly side: Side;
  readonly members: readonly { readonly id: string; readonly roles: readonly Role[] }[];
};

/** The names of what does not hold in the terms: a signature binds a named person of the party, in a role that they have. */
export function flawsOf(terms: CommitmentTerms, party: CommittingParty): readonly string[] {
  const { unit, lasts } = commitmentShapes[terms.kind];
  const person = party.members.find((member) => member.id === terms.memberId);
  const substitute = party.members.find((member) => member.id === terms.substituteMemberId);
  const flaws: Readonly<Record<string, boolean>> = {
    title: terms.title.trim() === "",
    person: person === undefined,
    role: sideOf(terms.role) !== party.side || person?.roles.includes(terms.role) !== true,
    substitute:
      terms.substituteMemberId !== null && (substitute === undefined || terms.substituteMemberId === terms.memberId),
    quantity: (unit === null) !== (terms.quantity === null),
    period: lasts ? terms.startsOn === null || terms.dueOn < terms.startsOn : terms.startsOn !== null,
    milestones: terms.critical && terms.milestones.length === 0,
  };
  return Object.keys(flaws).filter((name) => flaws[name]);
}

/** CD-02: what is committed names a person, a quantity and a day. */
export function termsWhole(flaws: readonly string[]): readonly Refusal[] {
  return unless(flaws.length === 0, refuse("commitment-incomplete", { missing: flaws }));
}

/** A day of work in minutes: seven hours, so that days and hours are set against each other. */
export const MINUTES_PER_DAY = 420;
const workingDaysPerWeek = 5;

/**
 * The minutes that a commitment of time amounts to over its period, `null` for the other kinds. Hours per week are spread
 * over the working days of the project's calendar, so that a week with a public holiday asks for four fifths.
 */
export function committedMinutes(
  terms: Pick<CommitmentTerms, "kind" | "quantity" | "startsOn" | "dueOn">,
  holidays: Holidays,
): number | null {
  const { kind, quantity, startsOn, dueOn } = terms;
  if (!isTime(kind) || quantity === null || startsOn === null) return null;
  if (commitmentShapes[kind].unit === "DAYS") return quantity * MINUTES_PER_DAY;
  const eve = Temporal.PlainDate.from(startsOn).subtract({ days: 1 }).toString();
  const days = workingDaysBetween(eve, dueOn, holidays);
  return Math.round((quantity * 60 * days) / workingDaysPerWeek);
}
