/** The commands on change requests up to their decision, in words, for whoever calls them. */
export const aboutChanges = {
  "change-request.withdraw": {
    summary: "Withdraw a change request",
    description: "The party that opened a request gives it up, before it is approved.",
  },
  "change-request.qualify": {
    summary: "Qualify a change request",
    description:
      "The AMO says what a request is, by two answers: did the criterion stand in the signed baseline, and does it fail? A defect is mended free, a change is assessed and priced, a doubt is disputed. The agencies that it concerns are named.",
  },
  "change-request.dispute": {
    summary: "Dispute a qualification",
    description: "A side contests that a request is a defect, or a change: the AMO is asked for its opinion.",
  },
  "change-request.settle": {
    summary: "Record what the committee settled",
    description: "Writes down what a disputed request is: once the AMO has given its opinion, or its days are over.",
  },
  "change-request.assess": {
    summary: "Assess a change",
    description:
      'A concerned agency says what a request takes: days, milestones, requirements, signed items that it re-opens, and every other effect, "none" included (AD-07).',
  },
  "change-request.quote": {
    summary: "Quote a change",
    description:
      "A concerned agency offers: an amount once, recurring amounts with their term, tax, days, and a day until which the offer stands. A later offer replaces the one before. Cents before tax.",
  },
  "change-request.advise": {
    summary: "Advise on an offer",
    description: "The AMO recommends an amount for an agency's last offer, and says why. The client decides (MD-01).",
  },
  "change-request.decide": {
    summary: "Record a decision on a change",
    description:
      "The client rejects, defers to a day, keeps an off-specification as it is, or approves what binds neither money, time nor a signed item. Anything else is approved by a signature.",
  },
  "change-request.approve": {
    summary: "Approve a change",
    description:
      "The client approves the offers as they stand, signed, before any of them lapses. Who signs, and what orders the work, follows from the impact.",
  },
  "change-request.approve-emergency": {
    summary: "Approve a change in emergency",
    description:
      "The client's owner lets an agency begin before the price is known, up to an amount that the charter agrees to. It is regularised within its period, or stopped.",
  },
  "change-request.resume": {
    summary: "Take a deferred request up again",
    description: "The client takes a deferred request up before its review day: to its decision, or to new offers.",
  },
} as const;
