import { defineCommand, done, refuse } from "@/lib/commands/define-command";
import { decideCharterDraft, decideCharterEdit } from "@/lib/domain/charter";
import type { Event } from "@/lib/domain/event";
import { projectIsOpen } from "@/lib/domain/project";
import { DraftCharterInput } from "@/lib/features/charter/schema";
import {
  loadCharterFacts,
  loadOpenCharterForUpdate,
  saveDraft,
  saveInitialPrice,
  saveParameters,
} from "@/lib/features/charter/store";

/** Chooses the parameters of the charter: in the draft that is there, or in a new version, an amendment when one is in force. */
export const draftCharter = defineCommand({
  name: "charter.draft",
  input: DraftCharterInput,
  async run({ tx, scope, authority, now, newId }, { preset, parameters, initialPriceCents }) {
    const { projectId } = scope;
    const { open, last } = await loadOpenCharterForUpdate(tx, projectId);
    const actor = { role: authority.role, personId: scope.personId, partyId: authority.partyId };
    const isNew = open === null || open.status !== "DRAFT";
    const ruling = isNew
      ? decideCharterDraft(open?.version ?? null)
      : decideCharterEdit(await loadCharterFacts(tx, projectId, open, now), actor);
    const refusals = [...projectIsOpen(scope.status), ...(ruling.ok ? [] : ruling.error)];
    if (refusals.length > 0) return refuse(refusals);
    const id = open?.id ?? newId();
    const version = open?.version ?? last + 1;
    if (isNew) await saveDraft(tx, { projectId, id, version, preset, parameters, now });
    else await saveParameters(tx, { projectId, id, preset, parameters });
    // Once the project runs, its price is the signed one: what is recorded is what stands, whatever was sent.
    const price = await saveInitialPrice(tx, projectId, initialPriceCents);
    const chosen: Event = {
      type: "CharterParametersChanged",
      payload: { charterId: id, version, preset, parameters: { ...parameters, initialPriceCents: price } },
    };
    const drafted: Event = { type: "CharterDrafted", payload: { charterId: id, version } };
    return done(isNew ? [drafted, chosen] : [chosen], { version: String(version) });
  },
});
