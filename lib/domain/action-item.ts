import { z } from "zod";
import { decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import type { DecisionStatus } from "@/lib/domain/decision";
import { followUpPermits } from "@/lib/domain/follow-up-permits";
import type { Actor } from "@/lib/domain/party";
import { type ProjectStatus, projectIsOpen } from "@/lib/domain/project";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";

/** Where an action stands (domain.md 9.4). Late is no status: it follows from the day. */
export const ActionStatus = z.enum(["OPEN", "IN_PROGRESS", "DONE", "VERIFIED", "DROPPED"]);
export type ActionStatus = z.infer<typeof ActionStatus>;

/** What must be known to act on an action. Days are of the project's zone. */
export type ActionFacts = {
  readonly status: ActionStatus;
  readonly projectStatus: ProjectStatus;
  readonly today: string;
  readonly dueOn: string;
  /** Whoever owns it is a member of the project. */
  readonly ownerThere: boolean;
  /** Whoever acts owns it. */
  readonly own: boolean;
  /** Its owner has left the project, and whoever acts is of their party. */
  readonly standsIn: boolean;
  /** Whoever acts is the person who said that it is done. */
  readonly doneByActor: boolean;
  readonly reason: string;
  /** The decision by which it is dropped; `names`: it was adopted after the action was given, and names it. */
  readonly dropping: { readonly status: DecisionStatus; readonly names: boolean } | null;
  /** The meeting in which it is given has been told: its minutes are circulated or approved. */
  readonly told: boolean;
};

/** The project is not over. */
export function actionProjectOpen({ projectStatus }: Pick<ActionFacts, "projectStatus">): readonly Refusal[] {
  return projectIsOpen(projectStatus);
}

/** An action has an owner, who is there. */
export function actionOwned({ ownerThere }: ActionFacts): readonly Refusal[] {
  return unless(ownerThere, refuse("action-owner-missing", {}));
}

/** It is due today or later. */
export function actionDayAhead({ dueOn, today }: ActionFacts): readonly Refusal[] {
  return unless(dueOn >= today, refuse("action-day-past", { today }));
}

/** Its owner does it, and says so; anybody of their party once they have left the project. */
export function byActionOwner({ own, standsIn }: ActionFacts): readonly Refusal[] {
  return unless(own || standsIn, refuse("action-of-somebody-else", {}));
}

/** Who verifies is not who did it. */
export function verifiedByAnother({ own, doneByActor }: ActionFacts): readonly Refusal[] {
  return unless(!own && !doneByActor, refuse("verified-by-doer", {}));
}

/** What is sent back says why. */
export function returnReasoned({ reason }: ActionFacts): readonly Refusal[] {
  return unless(reason.trim() !== "", refuse("reason-missing", {}));
}

/** What a meeting gave stands in its minutes: once they are out, an action is given outside of it, or in their next version. */
export function actionToldWithMeeting({ told }: ActionFacts): readonly Refusal[] {
  return unless(!told, refuse("action-meeting-told", {}));
}

/** What a committee gave is dropped by a later decision of a committee that stands and names it. */
export function droppedByDecision({ dropping }: ActionFacts): readonly Refusal[] {
  return unless(dropping?.status === "ADOPTED" && dropping.names, refuse("drop-without-decision", {}));
}

/** The life of an action. */
export const actionItemActs = {
  open: {
    from: ["OPEN"],
    to: "OPEN",
    by: followUpPermits["action-item.open"].by,
    guards: [actionProjectOpen, actionOwned, actionDayAhead, actionToldWithMeeting],
    article: "CD-16",
  },
  begin: {
    from: ["OPEN"],
    to: "IN_PROGRESS",
    by: followUpPermits["action-item.begin"].by,
    guards: [actionProjectOpen, byActionOwner],
    article: "CD-16",
  },
  finish: {
    from: ["OPEN", "IN_PROGRESS"],
    to: "DONE",
    by: followUpPermits["action-item.finish"].by,
    guards: [actionProjectOpen, byActionOwner],
    article: "CD-16",
  },
  verify: {
    from: ["DONE"],
    to: "VERIFIED",
    by: followUpPermits["action-item.verify"].by,
    guards: [actionProjectOpen, verifiedByAnother],
    article: "CD-16",
  },
  sendBack: {
    from: ["DONE"],
    to: "IN_PROGRESS",
    by: followUpPermits["action-item.return"].by,
    guards: [actionProjectOpen, verifiedByAnother, returnReasoned],
    article: "CD-16",
  },
  drop: {
    from: ["OPEN", "IN_PROGRESS", "DONE"],
    to: "DROPPED",
    by: followUpPermits["action-item.drop"].by,
    guards: [actionProjectOpen, droppedByDecision],
    article: "CD-09",
  },
} as const satisfies Record<string, ProjectAct<ActionStatus, ActionFacts>>;

/** Decides an act on an action. */
export function decideActionItem(
  act: keyof typeof actionItemActs,
  facts: ActionFacts,
  actor: Pick<Actor, "role">,
): Ruling<ActionStatus> {
  return decide<ActionStatus, ActionFacts>(actionItemActs[act], facts, actor);
}

/** Late: to be done still, and its day has ended. Done late is done: whoever verifies it is not hurried by it. */
export function isLateAction({ status, dueOn, today }: Pick<ActionFacts, "status" | "dueOn" | "today">): boolean {
  return (status === "OPEN" || status === "IN_PROGRESS") && today > dueOn;
}
