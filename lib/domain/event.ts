import type { z } from "zod";
import { adviceEvents } from "@/lib/domain/advice-events";
import { amendmentEvents } from "@/lib/domain/amendment-events";
import { budgetEvents } from "@/lib/domain/budget-events";
import { changeEvents } from "@/lib/domain/change-events";
import { clockEvents } from "@/lib/domain/clock-events";
import { commitmentEvents } from "@/lib/domain/commitment-events";
import { committeeEvents } from "@/lib/domain/committee-events";
import { consultationEvents } from "@/lib/domain/consultation-events";
import { deliberationEvents } from "@/lib/domain/deliberation-events";
import { disputeEvents } from "@/lib/domain/dispute-events";
import { followUpEvents } from "@/lib/domain/follow-up-events";
import { milestoneEvents } from "@/lib/domain/milestone-events";
import { projectEvents } from "@/lib/domain/project-events";
import { requirementEvents } from "@/lib/domain/requirement-events";
import { riskEvents } from "@/lib/domain/risk-events";
import { silenceEvents } from "@/lib/domain/silence-events";
import { suspectEvents } from "@/lib/domain/suspect-events";

/** Everything that can be recorded in the ledger of a project. */
export const eventDefinitions = {
  ...projectEvents,
  ...commitmentEvents,
  ...committeeEvents,
  ...deliberationEvents,
  ...followUpEvents,
  ...requirementEvents,
  ...changeEvents,
  ...milestoneEvents,
  ...clockEvents,
  ...amendmentEvents,
  ...consultationEvents,
  ...disputeEvents,
  ...silenceEvents,
  ...budgetEvents,
  ...suspectEvents,
  ...adviceEvents,
  ...riskEvents,
};

type Definitions = typeof eventDefinitions;
export type EventType = keyof Definitions;

/** What an event of this type says, names and sentences excluded. */
export type EventPayload<T extends EventType> = z.infer<Definitions[T]["payload"]>;

/** One fact to record: typed by its name. `texts` are kept apart from the payload, so that they can be erased. */
export type Event = {
  [T in EventType]: {
    readonly type: T;
    readonly payload: EventPayload<T>;
    readonly texts?: { readonly [field in Definitions[T]["texts"][number]]?: string };
  };
}[EventType];

/** True for the name of an event. */
export function isEventType(text: string): text is EventType {
  return Object.hasOwn(eventDefinitions, text);
}

/** All event names. */
export const eventTypes: readonly EventType[] = Object.keys(eventDefinitions).filter(isEventType);
