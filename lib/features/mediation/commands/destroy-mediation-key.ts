import { z } from "zod";
import { defineSystemCommand, done, missing } from "@/lib/commands/define-command";
import { env } from "@/lib/env";
import { holdDispute, namingDispute } from "@/lib/features/dispute/queries-state";
import { destroyCompartmentKey } from "@/lib/files/compartment";

/**
 * On the day on which the parties agreed, the key of a mediation is destroyed, and with it whatever was said, in every
 * copy there is of the database; here the boxes go too. What stays is that it took place, and the settlement.
 */
export const destroyMediationKey = defineSystemCommand({
  name: "mediation.destroy-key",
  afterProject: true,
  input: z.strictObject({ mediationId: z.uuid() }),
  async run(ctx, { mediationId }) {
    const { tx, place, now } = ctx;
    const { projectId } = place;
    const row = await tx.mediation.findFirst({
      where: { projectId, id: mediationId },
      select: { disputeId: true, fingerprint: true },
    });
    const state = row === null ? null : await holdDispute(tx, projectId, { id: row.disputeId });
    if (row === null || state === null) return missing();
    const rows = await tx.$queryRaw<{ done: boolean }[]>`
      SELECT aval_destroy_mediation(${projectId}::uuid, ${mediationId}::uuid, ${now}::timestamptz) AS done`;
    if (rows[0]?.done !== true) return missing();
    // Last: were the transaction undone after it, the next look would find no key and end the same.
    await destroyCompartmentKey(env().keysDir, mediationId);
    const payload = { ...namingDispute(state), mediationId, fingerprint: row.fingerprint };
    return done([{ type: "MediationKeyDestroyed", payload }]);
  },
});
