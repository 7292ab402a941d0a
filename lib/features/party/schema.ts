import { z } from "zod";
import { Side } from "@/lib/domain/party";
import { OrganisationInput } from "@/lib/features/project/schema";
import { PartyId } from "@/lib/kernel/ids";

/** A party to bring in: its side and its organisation. A mediator comes with a dispute, not at set-up. */
export const AddPartyInput = z.object({ side: Side.exclude(["MEDIATOR"]), organisation: OrganisationInput });
export type AddPartyInput = z.infer<typeof AddPartyInput>;

/** A party to let go, and why. */
export const RemovePartyInput = z.object({ partyId: PartyId, reason: z.string().trim().min(1).max(1000) });
export type RemovePartyInput = z.infer<typeof RemovePartyInput>;

/** What a leaving provider has handed back, and on which day of the project's zone. */
export const HandBackInput = z.object({
  itemId: z.uuid(),
  doneOn: z.iso.date(),
  note: z.string().trim().max(2000),
});
