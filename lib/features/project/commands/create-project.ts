import { definePersonCommand } from "@/lib/commands/define-command";
import type { Event } from "@/lib/domain/event";
import type { Role } from "@/lib/domain/party";
import { CreateProjectInput, type OrganisationInput } from "@/lib/features/project/schema";
import { enterFounded, saveMember, saveOrganisation, saveParty, saveProject } from "@/lib/features/project/store";
import { projectCode } from "@/lib/features/project/view";
import { PartyId, ProjectId } from "@/lib/kernel/ids";
import { ok } from "@/lib/kernel/result";
import { openLedger } from "@/lib/ledger/record";

/** The role in which a founder starts, by the side on which they stand: the lead of that side. */
const founderRole = { CLIENT: "CLIENT_OWNER", AGENCY: "AGENCY_MANAGER", AMO: "AMO" } as const satisfies Record<
  CreateProjectInput["side"],
  Role
>;

/** Founds a project in set-up: its ledger, the founder's organisation as first party, the client's beside it when that is another, and the founder as first member. */
export const createProject = definePersonCommand({
  name: "project.create",
  input: CreateProjectInput,
  async run({ tx, scope, now, newId }, input) {
    const projectId = ProjectId.parse(newId());
    const partyId = PartyId.parse(newId());
    const memberId = newId();
    const code = projectCode(input.name, projectId);
    const role = founderRole[input.side];
    const { personId } = scope;
    const { name, objective, currency, timeZone, calendar, side, language = "fr", initialPriceCents = null } = input;
    await enterFounded(tx, projectId);
    await saveProject(tx, {
      id: projectId,
      code,
      name,
      objective,
      currency,
      timeZone,
      calendar,
      language,
      initialPriceCents,
      createdBy: personId,
      now,
    });
    const own: Founding = { id: partyId, side, organisation: input.organisation };
    const parties: readonly Founding[] =
      side === "CLIENT" || input.client === undefined
        ? [own]
        : [own, { id: PartyId.parse(newId()), side: "CLIENT", organisation: input.client }];
    const added: Event[] = [];
    for (const party of parties) {
      const organisationId = newId();
      await saveOrganisation(tx, { ...party.organisation, id: organisationId, createdBy: personId, now });
      await saveParty(tx, {
        projectId,
        id: party.id,
        side: party.side,
        organisationId,
        name: party.organisation.name,
        ordinal: 1,
        now,
      });
      added.push({
        type: "PartyAdded",
        payload: { partyId: party.id, side: party.side, organisationId },
        texts: { name: party.organisation.name },
      });
    }
    await saveMember(tx, {
      projectId,
      id: memberId,
      partyId,
      side,
      personId,
      roles: [{ id: newId(), role, substitute: false }],
      now,
    });
    await openLedger(tx, projectId);
    return ok({
      events: [{ type: "ProjectFounded", payload: { projectId } }],
      ledger: {
        projectId,
        role,
        partyId,
        events: [
          {
            type: "ProjectCreated",
            payload: { project: code, currency, timeZone, calendar },
            texts: { name, objective },
          },
          ...added,
          { type: "MemberJoined", payload: { memberId, personId, partyId, side, roles: [role] } },
        ],
      },
      result: { code },
    });
  },
});

type Founding = {
  readonly id: PartyId;
  readonly side: CreateProjectInput["side"];
  readonly organisation: OrganisationInput;
};
