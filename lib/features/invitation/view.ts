import { z } from "zod";
import { Role, Side } from "@/lib/domain/party";
import type { EntryFault } from "@/lib/features/account/view";
import { type Instant, isInstant } from "@/lib/kernel/instant";

/** What the holder of an invitation link sees of it. */
export const InvitationOffer = z.object({
  state: z.enum(["OPEN", "ACCEPTED", "REVOKED", "EXPIRED"]),
  project: z.string(),
  code: z.string(),
  party: z.string(),
  side: Side,
  ordinal: z.int(),
  roles: z.array(Role),
  substitute: z.boolean(),
  email: z.string().nullable(),
  displayName: z.string(),
  expiresAt: z.string().refine((text): text is Instant => isInstant(text)),
  timeZone: z.string(),
  inviter: z.string().nullable(),
  inviterParty: z.string().nullable(),
  hasAccount: z.boolean(),
});
export type InvitationOffer = z.infer<typeof InvitationOffer>;

/** The state of the form that opens an invited person's account: what was typed is kept, but the password. */
export type OpenAccountState = {
  readonly token: string;
  readonly displayName: string;
  readonly problem: EntryFault | null;
};
