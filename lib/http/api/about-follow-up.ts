/** The commands of what follows a meeting, in words, for whoever calls them. */
export const aboutFollowUp = {
  "action-item.open": {
    summary: "Give an action",
    description:
      "To somebody at work in the project, with its day; in a meeting, on a point or by a decision where it was.",
  },
  "action-item.begin": { summary: "Begin an action", description: "Its owner has begun." },
  "action-item.finish": { summary: "Finish an action", description: "Its owner says that it is done." },
  "action-item.verify": {
    summary: "Verify an action",
    description: "Somebody who neither owns nor did it has seen that it is done.",
  },
  "action-item.return": {
    summary: "Send an action back",
    description: "It is not done: back to its owner, for a reason.",
  },
  "action-item.drop": { summary: "Drop an action", description: "By a decision of a committee that stands." },
  "minutes.draft": {
    summary: "Draft minutes",
    description:
      "Writes the narrative of a meeting that has ended, one text for each point. Presence, votes, decisions and actions come from the room. `revision`: the draft that was read.",
  },
  "minutes.circulate": {
    summary: "Circulate minutes",
    description: "Signs them as they stand and sends them to who was invited or there; the period to approve runs.",
  },
  "minutes.request-correction": {
    summary: "Ask for a correction",
    description: "How a part should read, and why; in time, by who was invited or there.",
  },
  "minutes.answer-correction": {
    summary: "Answer a correction",
    description: "Takes it up in the next version, or says why not.",
  },
  "minutes.agree": {
    summary: "Approve a version",
    description: "As a participant, with an observation that is annexed, or without.",
  },
  "minutes.approve": {
    summary: "Approve minutes",
    description:
      "Signed by who presides; they are locked. It approves what is told: it accepts no deliverable and takes no decision.",
  },
} as const;
