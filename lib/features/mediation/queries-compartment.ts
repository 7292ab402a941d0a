import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { DisputeSide, DisputeStatus } from "@/lib/domain/dispute";
import { Currency } from "@/lib/kernel/money";

const Place = z.object({
  projectId: z.uuid(),
  project: z.string(),
  projectCode: z.string(),
  language: z.enum(["fr", "en"]),
  currency: Currency,
  timeZone: z.string(),
  mediationId: z.uuid(),
  disputeId: z.uuid(),
  dispute: z.string(),
  title: z.string(),
  status: DisputeStatus,
  /** The party for which the reader stands; none for the mediator. */
  partyId: z.uuid().nullable(),
  claimantPartyId: z.uuid(),
  respondentPartyId: z.uuid(),
  mediator: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  eraseOn: z.iso.date().nullable(),
  keptDays: z.int(),
  fingerprint: z.string().nullable(),
  ended: z.boolean(),
  destroyed: z.boolean(),
  parties: z.array(z.object({ id: z.uuid(), name: z.string(), side: DisputeSide })),
  /** Who is in it now; and the names of all who ever were, since what they said stays theirs. */
  members: z.array(z.object({ personId: z.uuid(), partyId: z.uuid().nullable(), name: z.string().nullable() })),
  names: z.record(z.uuid(), z.string().nullable()),
});
/** Where a member of a compartment is: what they must know of a project that may not be theirs. */
export type Compartment = z.infer<typeof Place>;

/** Enters a compartment as one of its members; `null` for everybody else, whoever they are. */
export async function enterCompartment(tx: Tx, mediationId: string): Promise<Compartment | null> {
  if (!z.uuid().safeParse(mediationId).success) return null;
  const rows = await tx.$queryRaw<{ place: unknown }[]>`SELECT aval_enter_mediation(${mediationId}::uuid) AS place`;
  const place = rows[0]?.place ?? null;
  return place === null ? null : Place.parse(place);
}

/** The compartments in which a person is, the last first. */
export async function listCompartments(tx: Tx): Promise<readonly Compartment[]> {
  const rows = await tx.$queryRaw<{ place: unknown }[]>`
    SELECT aval_enter_mediation(c.id) AS place FROM unnest((SELECT aval_mediations())::uuid[]) AS c (id) ORDER BY c.id DESC LIMIT 50`;
  return rows.flatMap(({ place }) => (place === null ? [] : [Place.parse(place)]));
}
