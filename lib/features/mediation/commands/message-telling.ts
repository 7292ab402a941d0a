import type { PersonContext } from "@/lib/commands/define-command";
import type { Compartment } from "@/lib/features/mediation/queries-compartment";
import { postMail } from "@/lib/mail/outbox";

type Desk = Pick<PersonContext, "tx" | "now" | "newId"> & { readonly scope: { readonly personId: string } };

/** Tells whoever hears it that a message waits, and not one word of it. */
export async function tellThatItWaits(
  { tx, now, newId, scope }: Desk,
  { projectId, project, dispute, mediationId, members }: Compartment,
  threadPartyId: string | null,
): Promise<void> {
  const hearers = members.filter(
    ({ personId, partyId }) =>
      personId !== scope.personId && (threadPartyId === null || partyId === null || partyId === threadPartyId),
  );
  const payload = { project, dispute, path: `/mediations/${mediationId}` };
  await Promise.all(
    hearers.map(({ personId }) =>
      postMail(tx, { template: "mediation-waits", payload, to: { personId }, projectId, now, newId }),
    ),
  );
}
