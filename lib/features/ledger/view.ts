import { z } from "zod";
import { type EventType, eventDefinitions, eventTypes } from "@/lib/domain/event";
import type { ActingRole } from "@/lib/domain/party";
import type { PartyLook } from "@/lib/features/signature/view";
import type { Instant } from "@/lib/kernel/instant";

const families = {
  project: /^(Project|Party|Member|Invitation|Consultation|Candidate|Opening|Offer|Interests|Provider|Exit)/,
  charter: /^Charter/,
  delegation: /^Delegation/,
  discussion: /^(Question|Comment)/,
  requirement: /^(Requirement|Baseline|Exclusions)/,
  milestone:
    /^(Milestone|Verification|Criterion|Hearing|Service|PriceReduction|Resubmission|Evidence|ClientInput|Tacit|Observation|Incident|Suspect)/,
  reservation: /^Reservation/,
  change: /^(Change|Amendment)/,
  commitment: /^(Commitment|Absence|Time)/,
  committee: /^(Committee|Meeting|Proxy|Agenda|Action|Minutes)/,
  advice: /^(Advice|Opinion|Risk)/,
  dispute: /^(Dispute|Facilitator|DirectSettlement|Mediat)/,
  money: /^(Budget|Retention|Invoice|Payment|Penalty)/,
  terms: /^(Calendar|Closure|Clock|Reminder|FormalNotice)/,
} as const;

/** What acts are about, to filter by. Each event belongs to exactly one family. */
export type LedgerFamily = keyof typeof families;
const LedgerFamily = z.enum([
  "project",
  "charter",
  "delegation",
  "discussion",
  "requirement",
  "milestone",
  "reservation",
  "change",
  "commitment",
  "committee",
  "advice",
  "dispute",
  "money",
  "terms",
]);
export const ledgerFamilies: readonly LedgerFamily[] = LedgerFamily.options;

/** The events of a family. */
export function typesOfFamily(family: LedgerFamily): readonly EventType[] {
  return eventTypes.filter((type) => families[family].test(type));
}

/** The events that a signature makes: they carry the number of the record and its digest. */
export const signedTypes: readonly EventType[] = eventTypes.filter(
  (type) => "record" in eventDefinitions[type].payload.shape,
);

const flag = z.literal("1").optional().catch(undefined);
const key = z.coerce.number().int().min(0).optional().catch(undefined);
const text = z.string().trim().max(40).optional().catch(undefined);

/** The filters of the ledger as they stand in the address; what is not understood is left out. */
export const LedgerFilters = z.object({
  family: LedgerFamily.optional().catch(undefined),
  party: z.uuid().optional().catch(undefined),
  person: z.uuid().optional().catch(undefined),
  /** A number people see: J1, EX-001, PV-2026-001. */
  code: text,
  record: text,
  since: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
  signed: flag,
  automatic: flag,
  /** Keys of the pages: entries older than `before`, or newer than `after`. */
  before: key,
  after: key,
});
export type LedgerFilters = z.infer<typeof LedgerFilters>;

/** The address of the ledger with other filters; turning a filter goes back to the first page. */
export function ledgerHref(
  project: string,
  filters: LedgerFilters,
  change: { readonly [K in keyof LedgerFilters]?: string | undefined },
): string {
  const turned = { ...filters, before: undefined, after: undefined, ...change };
  const pairs = Object.entries(turned).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  const query = new URLSearchParams(pairs).toString();
  return `/projects/${project}/ledger${query === "" ? "" : `?${query}`}`;
}

/** Who acted: a person in a role, or the system by itself. An erased person has no name any more. */
export type LedgerActor = {
  readonly name: string | null;
  readonly role: ActingRole;
  readonly party: PartyLook | null;
  /** Under whose written power, when it was not in their own right. */
  readonly delegation: { readonly code: string; readonly grantor: string | null } | null;
};

/** One act of the ledger. */
export type LedgerEntryView = {
  readonly seq: number;
  readonly type: string;
  /** The values of the sentence `events.<type>`. */
  readonly values: { readonly [name: string]: string | number };
  readonly by: LedgerActor;
  readonly at: Instant;
  /** What was said, field by field; `null` once erased. */
  readonly texts: readonly { readonly field: string; readonly text: string | null }[];
  /** True when amounts or words of it are for others to read: their salted hash alone is known here. */
  readonly withheld: boolean;
  readonly record: string | null;
  /** The digest of what was signed. */
  readonly digest: string | null;
  readonly subject: { readonly code: string; readonly href: string } | null;
  readonly hash: string;
  readonly prevHash: string;
  /** True when its hash, recomputed just now, is its hash, and it holds on to the entry before. */
  readonly intact: boolean;
};

/** A page of the ledger, newest first. */
export type LedgerPage = {
  readonly entries: readonly LedgerEntryView[];
  readonly older: number | null;
  readonly newer: number | null;
};

/** The last act and its hash: what the whole chain comes down to. */
export type LedgerHead = { readonly seq: number; readonly hash: string };

/** What one may filter by. */
export type LedgerChoices = {
  readonly parties: readonly (PartyLook & { readonly id: string })[];
  readonly persons: readonly { readonly id: string; readonly name: string | null }[];
};

/** A stretch of the chain recomputed. `brokenAt` is the first act that does not hold. */
export type LedgerCheck = {
  readonly checkedTo: number;
  readonly total: number;
  readonly brokenAt: number | null;
  readonly done: boolean;
  readonly at: Instant;
};

/** Recomputes the chain from an act on; asked again until it is done. */
export type CheckLedger = (after: number) => Promise<LedgerCheck>;

/** What the sentence of an event is told with: its texts, numbers and yes-or-no. */
export function sentenceValues(payload: { readonly [name: string]: unknown }): LedgerEntryView["values"] {
  return Object.fromEntries(
    Object.entries(payload).flatMap(([name, value]): [string, string | number][] => {
      if (typeof value === "string" || typeof value === "number") return [[name, value]];
      return typeof value === "boolean" ? [[name, String(value)]] : [];
    }),
  );
}

const subjectPages: readonly (readonly [string, (code: string) => string])[] = [
  ["reservation", (code) => `reservations/${code}`],
  ["changeRequest", (code) => `changes/${code}`],
  ["requirement", (code) => `requirements/${code}`],
  ["milestone", (code) => `milestones/${code}`],
  ["advice", (code) => `advice/${code}`],
  ["risk", (code) => `risks/${code}`],
  ["baseline", (code) => `baselines/${code}`],
  ["delegation", () => "delegations"],
  ["commitment", (code) => `commitments/${code}`],
  ["dispute", (code) => `disputes/${code}`],
  ["action", (code) => `actions/${code}`],
  ["meeting", (code) => `committees/${code}`],
  ["body", (code) => `committees/bodies/${code}`],
  ["subject", (code) => (code.startsWith("J") ? `milestones/${code}` : `requirements/${code}`)],
];

/** The page of what an act is about. */
export function subjectOf(project: string, values: LedgerEntryView["values"]): LedgerEntryView["subject"] {
  for (const [name, path] of subjectPages) {
    const code = values[name];
    if (typeof code === "string" && code !== "") return { code, href: `/projects/${project}/${path(code)}` };
  }
  return null;
}
