import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { abilityTo } from "@/lib/domain/ability";
import { loadPeople } from "@/lib/features/commitment/queries-state";
import { listBodies, listMeetings, peopleOf, projectOf } from "@/lib/features/committee/queries";
import type { BodyFormView, CommitteeRoomView } from "@/lib/features/committee/view";
import type { Instant } from "@/lib/kernel/instant";
import { ok } from "@/lib/kernel/result";

/** The page of committees. */
export async function getCommitteeRoom(tx: Tx, scope: ProjectScope, now: Instant): Promise<CommitteeRoomView> {
  const [bodies, meetings] = await Promise.all([listBodies(tx, scope.projectId), listMeetings(tx, scope.projectId)]);
  const may = (command: "committee.form" | "meeting.plan"): boolean =>
    abilityTo(command, scope, now, () => ok(null)).allowed;
  return {
    project: projectOf(scope),
    now,
    bodies,
    meetings,
    mayForm: may("committee.form"),
    mayPlan: may("meeting.plan") && bodies.some(({ status }) => status === "STANDING"),
  };
}

/** Who can be seated in a new body. */
export async function getBodyForm(tx: Tx, scope: ProjectScope): Promise<BodyFormView> {
  return { project: projectOf(scope), people: peopleOf(await loadPeople(tx, scope.projectId)) };
}
