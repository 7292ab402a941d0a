/** The commands around the choice of a provider, in words, for whoever calls them. */
export const aboutConsultations = {
  "consultation.draft": {
    summary: "Draft a consultation",
    description:
      "Prepares a consultation, or writes the draft anew: the signed set it asks offers for, criteria, weights and instants, in minutes of the project's zone.",
  },
  "consultation.publish": {
    summary: "Publish a consultation",
    description: "From now on what is asked, by what it is judged and until when is fixed.",
  },
  "consultation.invite": {
    summary: "Ask for an offer",
    description:
      "Asks an organisation for an offer, by mail to the person who answers for it. They become no member of the project.",
  },
  "consultation.answer": {
    summary: "Answer a candidate's question",
    description: "Answers once, for all candidates at once. Nobody is told who asked.",
  },
  "consultation.seal": {
    summary: "Seal the box",
    description:
      "After the closing, tells the ledger a digest over all offers and a salt. It does not say how many there are.",
  },
  "consultation.witness": {
    summary: "Attend the opening",
    description: "The AMO attends: once the instant of opening has come, before the client opens.",
  },
  "consultation.open": {
    summary: "Open the offers",
    description:
      "Opens all offers together, once their instant has come: this act alone releases their keys, and the ledger is told the digest of each.",
  },
  "consultation.declare-interests": {
    summary: "Declare interests",
    description:
      "Says what interests one has in those who offer (MD-03): none, and one may read and judge; a conflict excludes for good.",
  },
  "consultation.score": {
    summary: "Score an offer",
    description: "Points out of 20 and a reason for each judged criterion of one offer; anew until the decision.",
  },
  "consultation.award": {
    summary: "Award a consultation",
    description:
      "The client's signatory chooses the first offer, signed. It becomes a party bound by its offer, and every candidate has its letter.",
  },
  "consultation.end": {
    summary: "Declare a consultation unsuccessful",
    description: "Ends it without success, for a reason that every candidate is told.",
  },
  "exit-item.hand-back": {
    summary: "Note what came back",
    description: "Notes that a leaving provider has handed something back, and on which day (CR-14).",
  },
  "candidacy.accept": {
    summary: "Take up a candidacy",
    description: "At the address that was asked, before the closing. A candidate is no member of the project.",
  },
  "offer.ask": {
    summary: "Ask as a candidate",
    description: "The question and its answer go to all candidates; the name of who asks goes to nobody.",
  },
  "offer.deposit": {
    summary: "Deposit an offer",
    description:
      "Seals an offer and puts it in the box, or another in its place, before the closing. Nobody reads it before the opening, you included; keep the digest as your receipt.",
  },
  "offer.withdraw": {
    summary: "Withdraw an offer",
    description: "Takes your offer out of the box before the closing: its bytes and its key are gone.",
  },
} as const;
