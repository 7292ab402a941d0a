import { defineProvenCommand, missing, refuse, wrongField } from "@/lib/commands/define-command";
import { decideErasure } from "@/lib/domain/erasure";
import { ErasePersonInput } from "@/lib/features/account/schema-erasure";
import {
  erasureDigest,
  erasureFaults,
  loadErasureSubjectForUpdate,
  saveErasure,
  takeErasing,
} from "@/lib/features/account/store-erasure";
import { PersonId } from "@/lib/kernel/ids";
import { ok } from "@/lib/kernel/result";

/**
 * Erases a person, for the administrator of the installation: their identity, their ways in and their mail go, what they
 * signed stays and still verifies (domain.md 6.3). To anybody else there is no such act.
 */
export const erasePerson = defineProvenCommand({
  name: "person.erase",
  input: ErasePersonInput,
  rest: {
    kind: "NONE",
    reason: "an erasure cannot be undone: an administrator reads in a browser what goes and what stays",
  },
  open: ({ tx, scope }) => takeErasing(tx, scope.personId),
  confirms: erasureDigest,
  async run({ tx, now }, { ground, reason, confirmation, ...input }) {
    const personId = PersonId.parse(input.personId);
    const subject = await loadErasureSubjectForUpdate(tx, personId, now);
    if (subject === null) return missing();
    const ruling = decideErasure(subject);
    if (!ruling.ok) return refuse(ruling.error);
    const [fault] = erasureFaults(subject, { reason, confirmation });
    if (fault !== undefined) return wrongField(fault.path, fault.code);
    const erased = await saveErasure(tx, { personId, email: subject.email, now });
    return ok({
      events: [{ type: "PersonErased", payload: { personId, ground, reason, ...erased } }],
      result: { person: personId },
    });
  },
});
