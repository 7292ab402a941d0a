import type { ActionStatus } from "@/lib/domain/action-item";
import { isLateAction } from "@/lib/domain/action-item";
import type { AbilityView } from "@/lib/features/act/view";
import type { Instant } from "@/lib/kernel/instant";

/** An action in a list. */
export type ActionLine = {
  readonly code: string;
  readonly title: string;
  readonly status: ActionStatus;
  readonly late: boolean;
  readonly owner: string;
  readonly party: string;
  readonly dueOn: string;
  readonly meeting: string | null;
  readonly decision: string | null;
};

type Read = Omit<ActionLine, "late" | "party"> & { readonly ownerParty: string };

/** An action as lists show it today. */
export function lineOf(action: Read, today: string): ActionLine {
  const { code, title, status, owner, ownerParty: party, dueOn, meeting, decision } = action;
  const late = isLateAction({ status, dueOn, today });
  return { code, title, status, late, owner, party, dueOn, meeting, decision };
}

/** A step of an action, as its history tells it. */
export type ActionStepLine = {
  readonly number: number;
  readonly status: ActionStatus;
  readonly note: string;
  readonly by: string;
  readonly at: Instant;
};

type ProjectView = { readonly code: string; readonly name: string; readonly timeZone: string };

/** One action. */
export type ActionView = ActionLine & {
  readonly project: ProjectView;
  readonly detail: string;
  readonly point: string | null;
  readonly droppedBy: string | null;
  readonly openedBy: string;
  readonly openedAt: Instant;
  readonly steps: readonly ActionStepLine[];
  /** The decisions that stand, were adopted since and name it: one of them could drop it. */
  readonly decisions: readonly { readonly code: string; readonly title: string }[];
};

/** Acts on an action. */
export const actionActNames = ["begin", "finish", "verify", "sendBack", "drop"] as const;
export type ActionActName = (typeof actionActNames)[number];
export type ActionAbilities = Readonly<Record<ActionActName, AbilityView>>;

/** Who may own an action. */
export type ActionOwner = { readonly id: string; readonly name: string; readonly party: string };

/** A meeting in which an action was given. */
export type GivingMeeting = { readonly code: string; readonly startsAt: Instant };

/** A page of the register, with what its filters choose from. */
export type ActionRoomView = {
  readonly project: ProjectView;
  readonly items: readonly ActionLine[];
  /** Where the next page goes on; `null` where there is none. */
  readonly next: number | null;
  /** Still to do, of these late, and done but not verified. */
  readonly counts: { readonly pending: number; readonly late: number; readonly toVerify: number };
  readonly owners: readonly ActionOwner[];
  readonly meetings: readonly GivingMeeting[];
  readonly me: string;
  readonly today: string;
  readonly now: Instant;
};
