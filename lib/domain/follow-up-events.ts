import { z } from "zod";
import { code, count, day, digest, event, id, signedEvent } from "@/lib/domain/event-definition";
import { Side } from "@/lib/domain/party";

const action = { actionId: id, action: code };
/** Whose turn it is, and until which day. */
const turn = { side: Side, partyId: id };
const minutes = { minutesId: id, meetingId: id, meeting: code };
const version = { ...minutes, version: count };

/** What follows a meeting: actions that were given, and minutes on their way to being approved. */
export const followUpEvents = {
  ActionOpened: event(
    // Of a meeting, by its id too: its room is told of what names it so.
    {
      ...{ ...action, ...turn, ownerId: id, dueOn: day, meeting: code.nullable(), decision: code.nullable() },
      meetingId: id.optional(),
    },
    "title",
  ),
  ActionBegun: event(action),
  ActionFinished: event(action, "note"),
  ActionVerified: event(action, "note"),
  /** `dueOn`: its day, unless that is over. */
  ActionReturned: event({ ...action, ...turn, dueOn: day.nullable() }, "reason"),
  ActionDropped: event({ ...action, decision: code }, "note"),

  MinutesDue: event({ ...minutes, ...turn, dueOn: day }),
  MinutesDrafted: event({ ...version, revision: count }),
  MinutesCirculated: signedEvent({ ...version, dueOn: day, participants: count }),
  /** The first of a version says whose turn it is to answer and to circulate again, and until which day. */
  MinutesCorrectionRequested: event(
    {
      ...{ ...version, correctionId: id, number: count, pointId: id.nullable() },
      ...{ side: Side.optional(), partyId: id.optional(), dueOn: day.optional() },
    },
    "reason",
  ),
  MinutesCorrectionAnswered: event({ ...version, correctionId: id, number: count, accepted: z.boolean() }, "answer"),
  MinutesAgreed: event({ ...version, observed: z.boolean() }, "observation"),
  MinutesApproved: signedEvent({ ...version, observations: count }),
  /** Silence approves the narrative alone: which version, under which charter, over how many who said nothing. */
  MinutesApprovedTacitly: event({
    ...version,
    ...{ documentId: id, minutesRecord: code, digest },
    silent: count,
    observations: count,
    charterVersion: count,
  }),
  /** The period is over and nothing is approved: silence was not signed, or the mail of some has not left. */
  MinutesSilenceNoted: event({ ...version, silent: count, unreached: count, tacit: z.boolean() }),
};
