/** The commands around committees, in words, for whoever calls them. */
export const aboutCommittees = {
  "committee.form": {
    summary: "Form a committee",
    description:
      "Its members with their voices, one of whom presides for the client, and how often it meets. The AMO is heard and never votes.",
  },
  "committee.compose": {
    summary: "Compose a committee anew",
    description: "The whole composition as it shall be: who is not named loses their seat.",
  },
  "committee.dissolve": {
    summary: "Dissolve a committee",
    description: "Ends a committee that has no meeting to come. What it decided stays.",
  },
  "meeting.plan": {
    summary: "Plan a meeting, or a series",
    description:
      "In a minute of the project's zone. The last days to convene and to send documents are counted backwards in working days; a day for which the signed notice is over is refused. With `reconvenes`, the points of a meeting without quorum are taken up again.",
  },
  "meeting.convene": {
    summary: "Convene a meeting",
    description:
      "With its fixed agenda and within the signed notice. Everybody who sits there has a mail with a calendar invitation.",
  },
  "meeting.reschedule": {
    summary: "Move a meeting",
    description:
      "Its days are counted anew. Convened already, it needs a reason and the whole notice; invitations go out under a higher sequence.",
  },
  "meeting.cancel": {
    summary: "Cancel a meeting",
    description: "With the reason; whoever was invited is told by mail, and their calendar too.",
  },
  "meeting.answer": {
    summary: "Answer a convocation",
    description: "Coming, not coming, or perhaps; anew until the meeting begins.",
  },
  "meeting.give-proxy": {
    summary: "Give a written proxy",
    description: "For this one meeting, to somebody of your own party who holds no other; null takes it back.",
  },
  "agenda.propose": {
    summary: "Propose a point",
    description:
      "Anybody may: what is asked, how long it takes, what it is about, which agencies it concerns, with documents of your own party. Its subject says who votes; without one, the client's side may.",
  },
  "agenda.attach": {
    summary: "Add documents to a point",
    description: "Before the documents of the meeting are due.",
  },
  "agenda.withdraw": {
    summary: "Withdraw a point",
    description: "By who proposed it or who presides, until the meeting begins.",
  },
  "agenda.order": {
    summary: "Order the proposed points",
    description: "Every proposed point once, in the order in which the chair should see them.",
  },
  "agenda.fix": {
    summary: "Fix the agenda",
    description:
      "Whoever presides keeps these points in this order; the others stay proposed. A point to decide is fixed before the last day to convene has ended.",
  },
  "preparation.write": {
    summary: "Write a preparation note",
    description: "For your own party alone: nobody else reads it, and the register does not know of it.",
  },
} as const;
