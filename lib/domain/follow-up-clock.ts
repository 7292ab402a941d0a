import { type ClockEffect, close, type Matter } from "@/lib/domain/clock-effect";
import type { Event } from "@/lib/domain/event";
import type { Side } from "@/lib/domain/party";

/** Whose turn it is and until when, where the event says so. */
type Turn = {
  readonly side?: Side | undefined;
  readonly partyId?: string | undefined;
  readonly dueOn?: string | undefined;
};

function actionOf(of: { readonly actionId: string; readonly action: string }): Matter {
  return { kind: "ACTION_ITEM", id: of.actionId, code: of.action, milestoneId: null };
}

function minutesOf(of: { readonly minutesId: string; readonly meeting: string }): Matter {
  return { kind: "MINUTES", id: of.minutesId, code: of.meeting, milestoneId: null };
}

/** An action is the turn of its owner's party until its day. */
function toDo(matter: Matter, turn: { readonly side: Side; readonly partyId: string }, dueOn: string | null) {
  const { side, partyId } = turn;
  if (dueOn === null || side === "MEDIATOR") return [];
  return [{ do: "open", kind: "ACTION_DUE", matter, side, partyId, dueOn, period: null } as const];
}

/** Minutes are the turn of who keeps them until they are circulated, and again once a correction is asked for. */
function toCirculate(of: Parameters<typeof minutesOf>[0] & Turn): readonly ClockEffect[] {
  const { side, partyId, dueOn } = of;
  if (side === undefined || partyId === undefined || dueOn === undefined || side === "MEDIATOR") return [];
  const clock = {
    do: "open",
    kind: "MINUTES_CIRCULATION",
    matter: minutesOf(of),
    period: "minutesCirculation",
  } as const;
  return [{ ...clock, side, partyId, dueOn }];
}

/** What an event does to the clocks of actions and of minutes; nothing for any other event. */
export function followUpClocks(event: Event): readonly ClockEffect[] {
  switch (event.type) {
    case "ActionOpened":
    case "ActionReturned":
      return toDo(actionOf(event.payload), event.payload, event.payload.dueOn);
    case "ActionFinished":
      return [close(["ACTION_DUE"], event.payload.actionId, "ACTED")];
    case "ActionDropped":
      return [close(["ACTION_DUE"], event.payload.actionId, "ENDED")];
    case "MinutesDue":
      return toCirculate(event.payload);
    case "MinutesCirculated": {
      const clock = { do: "open", kind: "MINUTES_APPROVAL", matter: minutesOf(event.payload), side: "CLIENT" } as const;
      // Of a corrected version what was left counts, not the period of the charter.
      const period = event.payload.version === 1 ? "minutesApproval" : null;
      return [
        close(["MINUTES_CIRCULATION"], event.payload.minutesId, "ACTED"),
        { ...clock, dueOn: event.payload.dueOn, period },
      ];
    }
    case "MinutesCorrectionRequested":
      return [close(["MINUTES_APPROVAL"], event.payload.minutesId, "ACTED"), ...toCirculate(event.payload)];
    case "MinutesApproved":
      return [close(["MINUTES_APPROVAL"], event.payload.minutesId, "ACTED")];
  }
  return [];
}
