import { z } from "zod";
import type { Tx } from "@/lib/db/client";
import { Role, Side } from "@/lib/domain/party";
import { noteReading } from "@/lib/http/request-id";
import { DelegationId, MemberId, PartyId, PersonId, ProjectId } from "@/lib/kernel/ids";
import { type Instant, isInstant } from "@/lib/kernel/instant";
import { Currency } from "@/lib/kernel/money";

const InstantText = z.string().refine((text): text is Instant => isInstant(text));

const PlaceRow = z.object({
  projectId: ProjectId,
  code: z.string(),
  name: z.string(),
  status: z.enum(["SETUP", "ACTIVE", "SUSPENDED", "IN_WARRANTY", "CLOSED", "TERMINATED"]),
  language: z.enum(["fr", "en"]),
  currency: Currency,
  timeZone: z.string(),
  calendar: z.string(),
});

const ScopeRow = PlaceRow.extend({
  personId: PersonId,
  memberId: MemberId,
  partyId: PartyId,
  partyName: z.string(),
  side: Side,
  roles: z.array(z.object({ role: Role, substitute: z.boolean() })),
  delegations: z.array(
    z.object({
      id: DelegationId,
      code: z.string(),
      grantorMemberId: MemberId,
      partyId: PartyId,
      role: Role,
      acts: z.array(z.string()),
      maxAmountCents: z.int().nullable(),
      validFrom: InstantText,
      validUntil: InstantText,
    }),
  ),
});

/** A project, whoever acts in it: what the rules of time and language need to know of it. */
export type ProjectPlace = z.infer<typeof PlaceRow>;

/** A person in a project they belong to, with what they may act as. Minted here only, inside the transaction it serves. */
export type ProjectScope = z.infer<typeof ScopeRow> & { readonly [minted]: true };

/** A person in their own affairs: account, own projects, to do. */
export type PersonScope = { readonly personId: PersonId; readonly [minted]: true };

const minted: unique symbol = Symbol("minted");

/**
 * Enters a project: names it for the transaction and answers who the person is there. `null` when there is no such
 * project or the person is not a member: the two are not told apart, so a foreign project is *not found*.
 */
export async function enterProject(tx: Tx, personId: string, code: string): Promise<ProjectScope | null> {
  const rows = await tx.$queryRaw<{ scope: unknown }[]>`SELECT aval_enter(${personId}::uuid, ${code}) AS scope`;
  const found = rows[0]?.scope ?? null;
  if (found === null) return null;
  const scope = ScopeRow.parse(found);
  noteReading(scope);
  return { ...scope, [minted]: true };
}

/**
 * Enters a project to act in it: first takes one's turn, `alone` when the act changes who may act, else beside others.
 * So the roles and powers read here stay what they are until the act is committed.
 */
export async function enterToAct(tx: Tx, personId: string, code: string, alone: boolean): Promise<ProjectScope | null> {
  const rows = await tx.$queryRaw<
    { scope: unknown }[]
  >`SELECT aval_enter_to_act(${personId}::uuid, ${code}, ${alone}) AS scope`;
  const scope = rows[0]?.scope ?? null;
  return scope === null ? null : { ...ScopeRow.parse(scope), [minted]: true };
}

/**
 * Enters a project as the clock: nobody is named, and only the rows of this one project show. `null` when it is not
 * there or is over: nothing runs any more.
 */
export async function enterAsSystem(tx: Tx, projectId: string): Promise<ProjectPlace | null> {
  const rows = await tx.$queryRaw<{ place: unknown }[]>`SELECT aval_enter_as_system(${projectId}::uuid) AS place`;
  const place = rows[0]?.place ?? null;
  return place === null ? null : PlaceRow.parse(place);
}

/** The scope of a person over what is theirs. The transaction must be named after the same person (`transact`). */
export function personScope(personId: PersonId): PersonScope {
  return { personId, [minted]: true };
}
