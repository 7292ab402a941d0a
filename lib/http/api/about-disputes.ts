/** The commands of disputes and mediation, in words, for whoever calls them. What is said in a mediation has no door here. */
export const aboutDisputes = {
  "dispute.open": {
    summary: "Open a dispute",
    description:
      "Any party opens one against another: facts chosen from the register by their numbers, claims in cents, what is contested. Work continues on all else.",
  },
  "dispute.complete": {
    summary: "Add facts and claims",
    description: "One of the two parties adds entries of the register, claims of its own, or what else is contested.",
  },
  "dispute.state-position": {
    summary: "State a position",
    description: "The position of your party at the present level; said again, both versions stand.",
  },
  "dispute.propose": {
    summary: "Propose a settlement",
    description:
      "A proposal, or a counter-proposal to one: what each side concedes (C. civ. 2044), who pays how much, and until which day it stands.",
  },
  "dispute.end-proposal": {
    summary: "End a proposal",
    description: "Takes back a proposal of your party, or refuses one of the other.",
  },
  "dispute.sign-settlement": {
    summary: "Sign a settlement",
    description:
      "Signs a standing proposal for your party; with the signature of the other it settles the dispute (C. civ. 2052). Proposal 0 is what both agreed to in mediation, and is read in the mediation alone.",
  },
  "dispute.disclose": {
    summary: "Say for whom you work",
    description: "The AMO says for whom he works before he facilitates (MD-04).",
  },
  "dispute.refuse-facilitator": {
    summary: "Refuse the facilitator",
    description: "The agency refuses the AMO, who works for the client: the dispute goes to the steering committee.",
  },
  "dispute.escalate": {
    summary: "Go one level up",
    description: "Before its time a level is left once both parties were heard there. The AMO may ask for it too.",
  },
  "dispute.withdraw": { summary: "Withdraw a dispute", description: "By the party that opened it." },
  "dispute.settle-directly": {
    summary: "Say that it is settled",
    description: "Says that it is settled between the parties; when both have said so, it is.",
  },
  "dispute.go-outside": {
    summary: "Go to an expert or a judge",
    description: "Notes that it is decided outside: by an expert, an arbitrator or a judge.",
  },
  "dispute.close": { summary: "Close a dispute", description: "It is over outside; what came of it is noted." },
  "mediation.propose": {
    summary: "Propose mediation",
    description:
      "Asks the other party for mediation, and says for how many days after its end the key of what is said may be kept. Silence is a refusal.",
  },
  "mediation.answer": {
    summary: "Answer a proposal of mediation",
    description: "Agreeing suspends the limitation from this day (C. civ. 2238).",
  },
  "mediation.name-mediator": {
    summary: "Propose a mediator",
    description: "A third person, who neither stands nor stood in the project.",
  },
  "mediation.confirm-mediator": {
    summary: "Confirm the mediator",
    description: "The other party agrees: the mediator is invited by a link of their own.",
  },
  "mediation.admit": {
    summary: "Let somebody into the mediation",
    description: "Somebody of your own party: nobody is in it by their role.",
  },
  "mediation.leave": {
    summary: "Leave the mediation",
    description: "At any time, by either party, without a reason: there is no place for one.",
  },
  "mediator.accept": {
    summary: "Take a mediation up",
    description: "By the link that was mailed, at the address on which both agreed, declaring independence of both.",
  },
} as const;
