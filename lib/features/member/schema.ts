import { z } from "zod";
import { Role } from "@/lib/domain/party";
import { MemberId } from "@/lib/kernel/ids";

const reason = z.string().trim().min(1).max(1000);

/** The roles a member holds from now on. `substitute` says that they sign when the first signatory cannot. */
export const ChangeRolesInput = z.object({
  memberId: MemberId,
  roles: z.array(Role).min(1).max(Role.options.length),
  substitute: z.boolean(),
  reason,
});
export type ChangeRolesInput = z.infer<typeof ChangeRolesInput>;

/** A member to let go, and why. */
export const RemoveMemberInput = z.object({ memberId: MemberId, reason });
export type RemoveMemberInput = z.infer<typeof RemoveMemberInput>;
