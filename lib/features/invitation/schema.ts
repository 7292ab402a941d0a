import { z } from "zod";
import { Role } from "@/lib/domain/party";
import { PartyId } from "@/lib/kernel/ids";
import { onOneLine } from "@/lib/kernel/one-line";

/** Days during which an invitation can be taken up. */
export const INVITATION_DAYS = 14;

/** Whom to invite, for which party, in which roles. The same address again replaces the invitation still open (a new link). */
export const InviteMemberInput = z.object({
  partyId: PartyId,
  name: z.string().overwrite(onOneLine).trim().min(1).max(200),
  email: z.string().trim().toLowerCase().max(254).check(z.email()),
  roles: z.array(Role).min(1).max(Role.options.length),
  substitute: z.boolean(),
});
export type InviteMemberInput = z.infer<typeof InviteMemberInput>;

/** An invitation to take back. */
export const RevokeInvitationInput = z.object({ invitationId: z.uuid() });
export type RevokeInvitationInput = z.infer<typeof RevokeInvitationInput>;

/** The secret of an invitation, as its link carries it: 32 random bytes in base64url. */
export const InvitationToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The invitation that the acting person takes up. */
export const AcceptInvitationInput = z.object({ token: InvitationToken });
export type AcceptInvitationInput = z.infer<typeof AcceptInvitationInput>;

/** What an invited person without an account gives to open one. The address is the invitation's. */
export const OpenAccountInput = z.object({
  token: InvitationToken,
  displayName: z.string().overwrite(onOneLine).trim().min(1).max(200),
  password: z.string().min(1).max(1024),
});
export type OpenAccountInput = z.infer<typeof OpenAccountInput>;
