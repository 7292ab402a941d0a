import type { Tx } from "@/lib/db/client";
import type { Role, Side } from "@/lib/domain/party";
import type { CreateProjectInput, OrganisationInput } from "@/lib/features/project/schema";
import { enterFounded, saveMember, saveOrganisation, saveParty, saveProject } from "@/lib/features/project/store";
import type { PartyId, ProjectId } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";

/** A party with which a project starts, and the organisation behind it. */
export type FoundingParty = {
  readonly id: PartyId;
  readonly organisationId: string;
  readonly side: Side;
  readonly organisation: OrganisationInput;
};

/** A project as it starts: its parties, and its founder as first member of the first of them. */
type Founding = {
  readonly projectId: ProjectId;
  readonly code: string;
  readonly founder: {
    readonly memberId: string;
    readonly personId: string;
    readonly party: FoundingParty;
    readonly role: { readonly id: string; readonly role: Role };
  };
  readonly parties: readonly FoundingParty[];
  readonly now: Instant;
};

/** Saves a project in set-up with its parties and its first member. The rest of the transaction is in this project. */
export async function saveFounding(tx: Tx, founding: Founding, input: CreateProjectInput): Promise<void> {
  const { projectId, code, founder, parties, now } = founding;
  const { name, objective, currency, timeZone, calendar, language = "fr", initialPriceCents = null } = input;
  const words = { name, objective, currency, timeZone, calendar, language, initialPriceCents };
  const createdBy = founder.personId;
  await enterFounded(tx, projectId);
  await saveProject(tx, { ...words, id: projectId, code, createdBy, now });
  for (const { id, side, organisationId, organisation } of parties) {
    await saveOrganisation(tx, { ...organisation, id: organisationId, createdBy, now });
    await saveParty(tx, { projectId, id, side, organisationId, name: organisation.name, ordinal: 1, now });
  }
  await saveMember(tx, {
    projectId,
    id: founder.memberId,
    partyId: founder.party.id,
    side: founder.party.side,
    personId: founder.personId,
    roles: [{ ...founder.role, substitute: false }],
    now,
  });
}
