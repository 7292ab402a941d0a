/** The commands on silence, incidents of the service and formal notices, in words, for whoever calls them. */
export const aboutSilence = {
  "milestone.rebut-tacit-acceptance": {
    summary: "Rebut a tacit acceptance",
    description:
      "The client rebuts, signed and within its window, what its silence accepted: reasons on criteria, and evidence of a non-conformity that existed (CR-11).",
  },
  "incident.declare": {
    summary: "Declare an incident",
    description: "Puts an incident of an observed service on record: its kind, its start, its end if it is over.",
  },
  "incident.end": {
    summary: "Record the end of an incident",
    description: "Writes the end of an incident that lasted, once.",
  },
  "notice.draft": {
    summary: "Draft a formal notice",
    description:
      "The side that waits writes a formal notice of an act whose period is over, or another text for the one in hand. Nothing leaves yet.",
  },
  "notice.send": {
    summary: "Send a formal notice",
    description: "Gives formal notice, signed: the act awaited, the second period, and what follows (AR-02).",
  },
  "notice.present": {
    summary: "Record that a formal notice was presented",
    description:
      "The other side has the notice in hand: it says so itself, or the sender states the day. The second period runs from the record.",
  },
} as const;
