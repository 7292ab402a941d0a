import { definePersonCommand, missing, refuse } from "@/lib/commands/define-command";
import { type Refusal, refuse as refusal } from "@/lib/domain/refusal";
import { AcceptInvitationInput } from "@/lib/features/invitation/schema";
import { type Joined, joinByToken } from "@/lib/features/invitation/store";
import { isNonEmpty, ok } from "@/lib/kernel/result";

/** Takes up an invitation: the person joins the project in the roles they were invited to. Once, in time, at the address invited. */
export const acceptInvitation = definePersonCommand({
  name: "invitation.accept",
  input: AcceptInvitationInput,
  async run({ tx, scope, now, newId }, { token }) {
    const memberId = newId();
    const joined = await joinByToken(tx, { token, memberId, newId, now });
    if (joined === null) return missing();
    if (joined.outcome !== "JOINED") {
      return refuse([refusalOf(joined)]);
    }
    const { projectId, partyId, side, roles, code } = joined;
    if (!isNonEmpty(roles)) throw new Error("An invitation without a role");
    return ok({
      events: [{ type: "ProjectJoined", payload: { projectId } }],
      ledger: {
        projectId,
        role: roles[0],
        partyId,
        joined: code,
        events: [
          { type: "MemberJoined", payload: { memberId, personId: scope.personId, partyId, side, roles: [...roles] } },
        ],
      },
      result: { project: code },
    });
  },
});

function refusalOf({ outcome, side }: Exclude<Joined, { outcome: "JOINED" }>): Refusal {
  if (outcome === "ALREADY_MEMBER") return refusal("already-member", {});
  if (outcome === "IS_CANDIDATE") return refusal("candidate-of-consultation", {});
  return outcome === "ON_OTHER_SIDE" ? refusal("person-on-other-side", { side }) : refusal("signed-for-other-side", {});
}
