import { definePersonCommand } from "@/lib/commands/define-command";
import type { Role } from "@/lib/domain/party";
import { projectCode } from "@/lib/features/project/project-code";
import { CreateProjectInput } from "@/lib/features/project/schema";
import { enterFounded, saveMember, saveOrganisation, saveParty, saveProject } from "@/lib/features/project/store";
import { PartyId, ProjectId } from "@/lib/kernel/ids";
import { ok } from "@/lib/kernel/result";
import { openLedger } from "@/lib/ledger/record";

/** The role in which a founder starts, by the side on which they stand: the lead of that side. */
const founderRole = { CLIENT: "CLIENT_OWNER", AGENCY: "AGENCY_MANAGER", AMO: "AMO" } as const satisfies Record<CreateProjectInput["side"], Role>;

/** Founds a project in set-up: its ledger, the founder's organisation as first party, and the founder as first member. */
export const createProject = definePersonCommand({
  name: "project.create",
  input: CreateProjectInput,
  async run({ tx, scope, now, newId }, input) {
    const projectId = ProjectId.parse(newId());
    const partyId = PartyId.parse(newId());
    const organisationId = newId();
    const memberId = newId();
    const code = projectCode(input.name, projectId);
    const role = founderRole[input.side];
    const { name, objective, currency, timeZone, calendar, side } = input;
    await enterFounded(tx, projectId);
    await saveOrganisation(tx, { ...input.organisation, id: organisationId, createdBy: scope.personId, now });
    await saveProject(tx, { id: projectId, code, name, objective, currency, timeZone, calendar, createdBy: scope.personId, now });
    await saveParty(tx, { projectId, id: partyId, side, organisationId, name: input.organisation.name, ordinal: 1, now });
    const roles = [{ id: newId(), role, substitute: false }];
    await saveMember(tx, { projectId, id: memberId, partyId, side, personId: scope.personId, roles, now });
    await openLedger(tx, projectId);
    return ok({
      events: [{ type: "ProjectFounded", payload: { projectId } }],
      ledger: {
        projectId,
        role,
        partyId,
        events: [
          { type: "ProjectCreated", payload: { project: code, currency, timeZone, calendar }, texts: { name, objective } },
          { type: "PartyAdded", payload: { partyId, side, organisationId }, texts: { name: input.organisation.name } },
          { type: "MemberJoined", payload: { memberId, personId: scope.personId, partyId, side, roles: [role] } },
        ],
      },
      result: { code },
    });
  },
});
