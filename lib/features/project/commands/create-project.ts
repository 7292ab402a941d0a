import { definePersonCommand } from "@/lib/commands/define-command";
import { fixFirstCalendar } from "@/lib/commands/fix-calendar";
import type { Event } from "@/lib/domain/event";
import type { Role, Side } from "@/lib/domain/party";
import { CreateProjectInput, type OrganisationInput } from "@/lib/features/project/schema";
import { type FoundingParty, saveFounding } from "@/lib/features/project/store-founding";
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
    const { personId } = scope;
    const projectId = ProjectId.parse(newId());
    const code = projectCode(input.name, projectId);
    const role = founderRole[input.side];
    const bring = (side: Side, organisation: OrganisationInput): FoundingParty => ({
      id: PartyId.parse(newId()),
      organisationId: newId(),
      side,
      organisation,
    });
    const party = bring(input.side, input.organisation);
    const others = input.side === "CLIENT" || input.client === undefined ? [] : [bring("CLIENT", input.client)];
    const parties = [party, ...others];
    const founder = { memberId: newId(), personId, party, role: { id: newId(), role } };
    await saveFounding(tx, { projectId, code, founder, parties, now }, input);
    await openLedger(tx, projectId);
    const { name, objective, currency, timeZone, calendar } = input;
    const joined = { memberId: founder.memberId, personId, partyId: party.id, side: party.side, roles: [role] };
    const created = { project: code, currency, timeZone, calendar };
    const fixed = await fixFirstCalendar(tx, { projectId, calendar, timeZone, now });
    return ok({
      events: [{ type: "ProjectFounded", payload: { projectId } }],
      ledger: {
        projectId,
        role,
        partyId: party.id,
        events: [
          { type: "ProjectCreated", payload: created, texts: { name, objective } },
          ...parties.map(partyAdded),
          { type: "MemberJoined", payload: joined },
          fixed,
        ],
      },
      result: { code },
    });
  },
});

function partyAdded({ id, side, organisationId, organisation }: FoundingParty): Event {
  return { type: "PartyAdded", payload: { partyId: id, side, organisationId }, texts: { name: organisation.name } };
}
