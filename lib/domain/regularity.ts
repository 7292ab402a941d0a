import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import type { ProjectAct, Ruling } from "@/lib/domain/act";
import { decide } from "@/lib/domain/act";
import { type MilestoneStatus, ownMilestone } from "@/lib/domain/milestone";
import type { Actor } from "@/lib/domain/party";
import { rolesFor } from "@/lib/domain/policy";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";
import { atLocal } from "@/lib/domain/reminder";
import { type Holidays, isWorkingDay } from "@/lib/domain/working-day";
import type { Instant } from "@/lib/kernel/instant";
import { err, ok } from "@/lib/kernel/result";

/** The hours in which a service is used (CCAG-TIC 32.4): from 8 to 18 h on the clock of the project, on working days. */
export const serviceHours = { from: "08:00", until: "18:00" } as const;

/** What happened to the service. Only an outage is unavailability; the other two are put on record. */
export const IncidentKind = z.enum(["OUTAGE", "DEGRADED", "AGREED_MAINTENANCE"]);
export type IncidentKind = z.infer<typeof IncidentKind>;

/** An incident as declared; one that has not ended lasts. */
export type Incident = {
  readonly kind: IncidentKind;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
};

/** The observation of a service: from an instant to the exclusive end of its last day, in a zone with its days off. */
export type Observation = {
  readonly from: Instant;
  readonly until: Instant;
  readonly timeZone: string;
  readonly nonWorking: Holidays;
};

/** What an observation found, in minutes of use and basis points. */
export type Regularity = {
  readonly usedMinutes: number;
  readonly downMinutes: number;
  readonly basisPoints: number;
  readonly thresholdBasisPoints: number;
  readonly regular: boolean;
};

type Span = { readonly from: number; readonly until: number };

/**
 * How available a service was (CCAG-TIC 32.4): the outages within its hours of use, in basis points of these hours.
 * Overlapping outages count once. Hours are those of the clock on the wall, so a day on which the hour changes has ten
 * of them like any other. An observation that has not ended is judged on its whole length, up to `now` for what lasts.
 */
export function regularityOf(
  observation: Observation,
  incidents: readonly Incident[],
  thresholdBasisPoints: number,
  now: Instant,
): Regularity {
  const use = hoursOfUse(observation);
  const outages = merged(
    incidents
      .filter((incident) => incident.kind === "OUTAGE")
      .map(({ startedAt, endedAt }) => ({ from: Date.parse(startedAt), until: Date.parse(endedAt ?? now) })),
  );
  const used = use.reduce((sum, span) => sum + (span.until - span.from), 0);
  const down = use.reduce((sum, span) => sum + outages.reduce((part, out) => part + shared(span, out), 0), 0);
  const basisPoints = used === 0 ? 0 : Math.round((down / used) * 10_000);
  return {
    usedMinutes: Math.round(used / 60_000),
    downMinutes: Math.round(down / 60_000),
    basisPoints,
    thresholdBasisPoints,
    // Compared before it is rounded: what is above the threshold is above it by a second too.
    regular: down * 10_000 <= used * thresholdBasisPoints,
  };
}

function hoursOfUse({ from, until, timeZone, nonWorking }: Observation): readonly Span[] {
  const bounds = { from: Date.parse(from), until: Date.parse(until) };
  const spans: Span[] = [];
  const last = Temporal.Instant.from(until).toZonedDateTimeISO(timeZone).toPlainDate();
  let day = Temporal.Instant.from(from).toZonedDateTimeISO(timeZone).toPlainDate();
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    if (!isWorkingDay(day, nonWorking)) continue;
    const [opens, closes] = [serviceHours.from, serviceHours.until].map((hour) =>
      Date.parse(atLocal(day.toString(), hour, timeZone)),
    );
    const span = { from: Math.max(opens ?? 0, bounds.from), until: Math.min(closes ?? 0, bounds.until) };
    if (span.until > span.from) spans.push(span);
  }
  return spans;
}

function merged(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans.filter((one) => one.until > one.from).toSorted((a, b) => a.from - b.from)) {
    const before = joined.at(-1);
    if (before !== undefined && span.from <= before.until) {
      joined[joined.length - 1] = { from: before.from, until: Math.max(before.until, span.until) };
    } else joined.push(span);
  }
  return joined;
}

function shared(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.until, b.until) - Math.max(a.from, b.from));
}

/** What must be known to declare an incident, or its end. */
export type IncidentFacts = { readonly status: MilestoneStatus; readonly agencyPartyId: string; readonly now: Instant };

/** Incidents are put on record while the service is observed, up to the decision. */
export const incidentActs = {
  declare: {
    from: ["SERVICE_OBSERVATION"],
    to: "SERVICE_OBSERVATION",
    by: rolesFor("incident.declare"),
    guards: [],
    article: "CD-11",
  },
  end: {
    from: ["SERVICE_OBSERVATION"],
    to: "SERVICE_OBSERVATION",
    by: rolesFor("incident.end"),
    guards: [],
    article: "CD-11",
  },
} as const satisfies Record<string, ProjectAct<MilestoneStatus, IncidentFacts>>;

/** Decides the record of an incident: within the observation, not ahead of time, its end after its start. */
export function decideIncident(
  name: keyof typeof incidentActs,
  facts: IncidentFacts,
  actor: Actor,
  span: {
    readonly startedAt: Instant;
    readonly endedAt: Instant | null;
    readonly observedFrom: Instant;
    readonly alreadyEnded: boolean;
  },
): Ruling<MilestoneStatus> {
  const { startedAt, endedAt, observedFrom } = span;
  const ruling = decide<MilestoneStatus, IncidentFacts>(incidentActs[name], facts, actor);
  const sound =
    startedAt >= observedFrom &&
    startedAt <= facts.now &&
    (endedAt === null || (endedAt > startedAt && endedAt <= facts.now));
  const refusals: readonly Refusal[] = [
    ...(ruling.ok ? [] : ruling.error),
    ...ownMilestone(facts.agencyPartyId, actor),
    ...unless(sound, refuse("incident-period-invalid", { observedFrom })),
    ...unless(!span.alreadyEnded, refuse("incident-over", {})),
  ];
  return refusals.length === 0 ? ok(facts.status) : err(refusals);
}
