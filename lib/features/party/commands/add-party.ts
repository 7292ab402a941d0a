import { defineCommand, done, refuse } from "@/lib/commands/define-command";
import { decidePartyAddition } from "@/lib/domain/member";
import { projectIsOpen } from "@/lib/domain/project";
import { refuse as refusal, unless } from "@/lib/domain/refusal";
import { getBinding } from "@/lib/features/charter/queries";
import { AddPartyInput } from "@/lib/features/party/schema";
import { loadPartiesForUpdate, saveParty } from "@/lib/features/party/store";

/** Brings in a party (CR-03). Not while a charter is out for signature: the text being signed names its parties. */
export const addParty = defineCommand({
  name: "party.add",
  input: AddPartyInput,
  async run({ tx, scope, now, newId }, input) {
    const { projectId } = scope;
    const parties = await loadPartiesForUpdate(tx, projectId);
    const { proposedVersion } = await getBinding(tx, projectId);
    const standing = parties.filter((party) => !party.removed);
    const ruling = decidePartyAddition(
      standing.map((party) => party.side),
      input.side,
    );
    const refusals = [
      ...projectIsOpen(scope.status),
      ...unless(proposedVersion === null, refusal("charter-version-open", { version: proposedVersion ?? 0 })),
      ...(ruling.ok ? [] : ruling.error),
    ];
    if (refusals.length > 0) return refuse(refusals);
    const id = newId();
    const organisationId = newId();
    const ordinal =
      Math.max(0, ...parties.filter((party) => party.side === input.side).map((party) => party.ordinal)) + 1;
    await saveParty(tx, { ...input, projectId, id, organisationId, ordinal, createdBy: scope.personId, now });
    return done(
      [
        {
          type: "PartyAdded",
          payload: { partyId: id, side: input.side, organisationId },
          texts: { name: input.organisation.name },
        },
      ],
      { party: id },
    );
  },
});
