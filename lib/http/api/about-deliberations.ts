/** The commands of the room and of what is decided there, in words, for whoever calls them. */
export const aboutDeliberations = {
  "meeting.open": {
    summary: "Open a meeting",
    description: "The room of a convened meeting, from half an hour before its hour until the end of its day.",
  },
  "meeting.close": {
    summary: "Close a meeting",
    description: "What was put to the vote and not pronounced is postponed; what was decided stands as it was.",
  },
  "meeting.adjourn": {
    summary: "Adjourn a meeting without quorum",
    description: "Only when nothing on its agenda can be decided with who is there. It may be held again once.",
  },
  "point.begin": {
    summary: "Take up a point",
    description: "Its time runs from now on; that of the point before ends.",
  },
  "point.end": { summary: "Put down a point", description: "Ends its time without taking up another." },
  "attendance.arrive": {
    summary: "Note an arrival",
    description: "One's own (`memberId` null), or by who keeps the minutes that of somebody else.",
  },
  "attendance.leave": {
    summary: "Note a departure",
    description: "One's own (`memberId` null), or by who keeps the minutes that of somebody else.",
  },
  "meeting-note.write": {
    summary: "Write a note of the meeting",
    description:
      "In Markdown, on a point. Name the revision that you go on from, 0 for a new note under an id of your choice: when somebody was faster, you are refused with what they wrote. Who said it and who wrote it down are kept apart.",
  },
  "decision.propose": {
    summary: "Put a decision to the vote",
    description:
      "On a point announced for decision: its words, the options considered, the grounds, and the decision that it would revoke. Its words are fixed from then on.",
  },
  "decision.vote": {
    summary: "Vote on a decision",
    description:
      "In the room, with its quorum: one voice for each person and each seat. The AMO has none, an agency none on what is the client's.",
  },
  "decision.adopt": {
    summary: "Pronounce a decision adopted",
    description:
      "By who presides, as the voices said and with the quorum; `without` names each seat that is in the room and has said nothing. Where its matter is signed, it takes effect by those signatures.",
  },
  "decision.reject": {
    summary: "Pronounce a decision rejected",
    description: "By who presides: the vote lost it, without the voices that `without` names.",
  },
  "decision.postpone": { summary: "Postpone a decision", description: "By who presides, with the reason." },
} as const;
