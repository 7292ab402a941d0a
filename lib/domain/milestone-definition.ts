import { z } from "zod";
import { Period } from "@/lib/domain/deadline";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { BasisPoints } from "@/lib/kernel/money";

const words = z.string().trim();

/** What a milestone promises: what is delivered, against which needs, checked in which time, paid by which share. */
export const MilestoneDefinition = z.object({
  title: words.max(200),
  purpose: words.max(5_000),
  deliverables: z.array(z.object({ title: words.min(1).max(200), description: words.max(5_000) })).max(50),
  requirementIds: z.array(z.uuid()).max(2_000),
  /** Criteria of the milestone itself, beside those of the requirements that it covers. */
  criteria: z.array(z.object({ id: z.uuid(), statement: words.min(1).max(2_000) })).max(200),
  verificationPeriod: Period,
  startsOn: z.iso.date().nullable(),
  dueOn: z.iso.date().nullable(),
  /** Share of the price paid at acceptance, in basis points. */
  paymentShare: BasisPoints,
  /** Before tax, in cents. */
  amountCents: z.int().min(0),
  /** What the client must supply, by when, and whether the work stands still without it (CD-06). */
  clientInputs: z.array(z.object({ title: words.min(1).max(200), dueOn: z.iso.date(), critical: z.boolean() })).max(50),
  /** The parties have thought of client inputs and there are none. */
  noClientInput: z.boolean(),
  twoStage: z.boolean(),
});
export type MilestoneDefinition = z.infer<typeof MilestoneDefinition>;

const daysInMonth = 31;

/** The names of what a definition lacks before it can be signed (domain.md 9.1). */
export function missingFrom(definition: MilestoneDefinition): readonly string[] {
  const holes: Readonly<Record<string, boolean>> = {
    title: definition.title === "",
    deliverables: definition.deliverables.length === 0,
    criteria: definition.criteria.length === 0 && definition.requirementIds.length === 0,
    verificationPeriod: definition.verificationPeriod.amount === 0,
    dates: definition.startsOn === null || definition.dueOn === null || definition.dueOn < definition.startsOn,
    clientInputs: definition.clientInputs.length === 0 && !definition.noClientInput,
  };
  return Object.keys(holes).filter((name) => holes[name]);
}

/** CR-10: what is promised is complete before it is signed. */
export function definitionComplete(definition: MilestoneDefinition): readonly Refusal[] {
  const missing = missingFrom(definition);
  return unless(missing.length === 0, refuse("definition-incomplete", { missing }));
}

/** AR-02: the verification does not last longer than the charter allows. A month counts for 31 days. */
export function periodAllowed(definition: MilestoneDefinition, maxDays: number): readonly Refusal[] {
  const { amount, unit } = definition.verificationPeriod;
  const days = unit === "MONTHS" ? amount * daysInMonth : amount;
  return unless(days <= maxDays, refuse("period-too-long", { maxDays }));
}

/** The longest verification that a charter allows, in calendar days, from its acceptance period. */
export function maxVerificationDays(period: Period): number {
  return period.unit === "MONTHS" ? period.amount * daysInMonth : period.amount;
}

/** The content of a definition as both sides sign it. */
export type DefinitionContent = {
  readonly kind: "MILESTONE_DEFINITION";
  readonly format: 1;
  readonly project: { readonly id: string; readonly code: string };
  readonly milestone: {
    readonly id: string;
    readonly code: string;
    readonly version: number;
    readonly agencyPartyId: string;
  };
  readonly definition: MilestoneDefinition;
  readonly requirements: readonly { readonly id: string; readonly code: string; readonly version: number }[];
};

/** The canonical content of a definition; requirements by code, with the version that is promised. */
export function definitionContent(
  project: DefinitionContent["project"],
  milestone: DefinitionContent["milestone"],
  definition: MilestoneDefinition,
  requirements: DefinitionContent["requirements"],
): DefinitionContent {
  const covered = [...requirements]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ id, code, version }) => ({ id, code, version }));
  const sorted: MilestoneDefinition = { ...definition, requirementIds: [...definition.requirementIds].sort() };
  return { kind: "MILESTONE_DEFINITION", format: 1, project, milestone, definition: sorted, requirements: covered };
}
