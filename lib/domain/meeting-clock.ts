import { type ClockEffect, close, type Matter, open } from "@/lib/domain/clock-effect";
import type { Event } from "@/lib/domain/event";

function meetingOf(of: { readonly meetingId: string; readonly meeting: string }): Matter {
  return { kind: "MEETING", id: of.meetingId, code: of.meeting, milestoneId: null };
}

/**
 * What an event does to the clocks of a meeting: the last day to convene runs from its planning, the last day for documents
 * from its convocation. Both were counted backwards in working days when the day was chosen (domain.md 5.2), and stand as days.
 */
export function meetingClocks(event: Event): readonly ClockEffect[] {
  switch (event.type) {
    case "MeetingPlanned":
      return [open("MEETING_CONVOCATION", meetingOf(event.payload), "CLIENT", event.payload.convocationDueOn, null)];
    case "MeetingConvened": {
      const { meetingId, documentsDueOn } = event.payload;
      return [
        close(["MEETING_CONVOCATION"], meetingId, "ACTED"),
        ...(documentsDueOn === undefined ? [] : [documents(event.payload, documentsDueOn)]),
      ];
    }
    case "MeetingRescheduled": {
      const { meetingId, convened, convocationDueOn, documentsDueOn } = event.payload;
      return [
        close(["MEETING_CONVOCATION", "MEETING_DOCUMENTS"], meetingId, "ENDED"),
        convened
          ? documents(event.payload, documentsDueOn)
          : open("MEETING_CONVOCATION", meetingOf(event.payload), "CLIENT", convocationDueOn, null),
      ];
    }
    case "MeetingCancelled":
      return [close(["MEETING_CONVOCATION", "MEETING_DOCUMENTS"], event.payload.meetingId, "ENDED")];
  }
  return [];
}

function documents(of: { readonly meetingId: string; readonly meeting: string }, dueOn: string): ClockEffect {
  return open("MEETING_DOCUMENTS", meetingOf(of), "CLIENT", dueOn, null);
}
