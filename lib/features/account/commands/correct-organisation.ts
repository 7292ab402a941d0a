import { definePersonCommand, missing } from "@/lib/commands/define-command";
import { CorrectOrganisationInput } from "@/lib/features/account/schema";
import { isAdministrator, saveOrganisation } from "@/lib/features/account/store";
import { ok } from "@/lib/kernel/result";

/** Corrects how an organisation is written. For the installation administrator; to others it is not found. What was signed keeps the name it was signed under. */
export const correctOrganisation = definePersonCommand({
  name: "organisation.correct",
  input: CorrectOrganisationInput,
  async run({ tx, scope }, input) {
    if (!(await isAdministrator(tx, scope.personId)) || !(await saveOrganisation(tx, input))) return missing();
    return ok({
      events: [{ type: "OrganisationCorrected", payload: { organisationId: input.organisationId } }],
      result: null,
    });
  },
});
