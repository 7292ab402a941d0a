import { defineCommand, done, missing, refuse } from "@/lib/commands/define-command";
import { decideConsultation } from "@/lib/domain/consultation";
import type { Event } from "@/lib/domain/event";
import { refuse as because } from "@/lib/domain/refusal";
import { env } from "@/lib/env";
import { loadConsultation } from "@/lib/features/consultation/queries-state";
import { ConsultationInput } from "@/lib/features/consultation/schema";
import { lockConsultation, moveConsultation } from "@/lib/features/consultation/store";
import { openOffers, readSalt, sealBox } from "@/lib/features/consultation/store-opening";

/**
 * Opens the offers, all together, once their instant has come: this act alone releases the keys. The ledger is told the
 * digest of each offer and the salt of the box, so that anybody can check that none was swapped.
 */
export const openConsultation = defineCommand({
  name: "consultation.open",
  input: ConsultationInput,
  async run(ctx, { consultation: code }) {
    const { tx, scope, authority, now } = ctx;
    const { projectId } = scope;
    await lockConsultation(tx, projectId, code);
    const found = await loadConsultation(tx, scope, code, now);
    if (found === null) return missing();
    const { row, facts } = found;
    const ruling = decideConsultation("open", facts, authority);
    if (!ruling.ok) return refuse(ruling.error);
    const named = { consultationId: row.id, consultation: code };
    const fresh = facts.sealed ? null : await sealBox(ctx, row.id);
    const seal = fresh ?? row.seal;
    if (seal === null) return missing();
    const opening = { status: ruling.value, openedBy: scope.memberId, openedAt: new Date(now) };
    await moveConsultation(tx, { projectId, id: row.id, from: row.status }, opening);
    const opened = await openOffers(ctx, row, env().secret);
    if (!opened.ok) return refuse([because("seal-key-changed", {})]);
    const salt = await readSalt(tx, projectId, row.id);
    const offers = [...opened.value];
    const told = { seal, salt, offers, count: offers.length, witnessed: facts.witnessed };
    const event: Event = { type: "OffersOpened", payload: { ...named, ...told } };
    return done(
      fresh === null ? [event] : [{ type: "ConsultationSealed", payload: { ...named, seal: fresh } }, event],
      { consultation: code },
    );
  },
});
