/** The commands on commitments, absences and time declared, in words, for whoever calls them. */
export const aboutCommitments = {
  "commitment.propose": {
    summary: "Propose a commitment",
    description:
      "Puts a commitment to the party that would make it: a named person, a quantity, a day (CD-02). Nobody is bound before its signature.",
  },
  "commitment.revise": {
    summary: "Revise a proposed commitment",
    description: "Writes other terms of a proposal. What is signed is no longer written anew.",
  },
  "commitment.sign": {
    summary: "Sign a commitment",
    description:
      "Signs a commitment for one's party: its terms are locked. The client's last one starts a project whose charter is in force.",
  },
  "commitment.deliver": {
    summary: "Deliver a commitment",
    description:
      "Says that what was committed is there: kept, or kept late by so many working days. A supply counts on the day on which this is told; of a presence or of time the day may be said.",
  },
  "commitment.confirm": {
    summary: "Confirm or contest a delivery",
    description:
      "Confirms what was delivered, or contests it with its reason within the period of the charter: then it is owed again.",
  },
  "commitment.excuse": {
    summary: "Excuse a commitment",
    description:
      "Accepts, for those to whom it is owed, that it could not be kept, with the reason: no breach, no delay.",
  },
  "commitment.reschedule": {
    summary: "Offer another day",
    description:
      "Puts another day for a commitment to the other side, before the one in force is over. Nothing moves until it is accepted.",
  },
  "commitment.answer-reschedule": {
    summary: "Answer another day",
    description: "Accepts the day that the other side offers, which is then in force, or declines it.",
  },
  "commitment.substitute": {
    summary: "Have the substitute take over",
    description: "The substitute whom the commitment names takes over. The day stays.",
  },
  "commitment.release": {
    summary: "Release a commitment",
    description:
      "Gives up what is no longer needed, with the reason: by those to whom it is owed; a proposal, by the party that it would bind.",
  },
  "absence.declare": {
    summary: "Declare an absence",
    description:
      "Declares an absence in advance. With somebody who stands in, what falls due meanwhile is no breach. No reason is asked.",
  },
  "absence.withdraw": {
    summary: "Withdraw an absence",
    description: "Takes an absence back before it begins.",
  },
  "time.declare": {
    summary: "Declare time",
    description: "Declares time given on a day against a commitment of time, in minutes. A correction is negative.",
  },
};
