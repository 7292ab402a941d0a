/** The commands on money, in words: see `aboutCommands`. */
export const aboutBudget = {
  "budget.set-ceiling": {
    summary: "Set the ceiling of the budget",
    description:
      "Sets the ceiling, the first or another: the client's signatory, in person (CR-02). No commitment passes it; it never falls under what is committed.",
  },
  "invoice.record": {
    summary: "Record an invoice",
    description:
      "Records an invoice of the agency, by milestone, in cents before tax; the tax is counted here, once for each rate. More than what is ordered is refused (CD-13).",
  },
  "invoice.credit": {
    summary: "Record a credit note",
    description: "Records a credit note on an invoice of one's own party: what it takes off, part by part, and why.",
  },
  "payment.record": {
    summary: "Record a payment",
    description:
      "Records what the client paid of an invoice, with tax, and on which day (CD-12). One made with reservations says which.",
  },
  "payment.refund": {
    summary: "Record a refund",
    description:
      "Records what the agency gave back of its invoice, with tax, and on which day: no more than what was paid beyond the invoice less its credit notes.",
  },
  "penalty.announce": {
    summary: "Announce a penalty",
    description:
      "Announces a penalty for lateness by the formula of the charter, and opens the agency's time to observe (AR-07).",
  },
  "penalty.answer": {
    summary: "Observe on a penalty",
    description: "The agency observes on a penalty that was announced, in its time (AR-07).",
  },
  "penalty.apply": {
    summary: "Apply a penalty",
    description:
      "Applies a penalty once the time to observe is over: what the formula gives, under the cap and above the threshold of the charter.",
  },
  "penalty.drop": { summary: "Drop a penalty", description: "Drops a penalty that was announced, and says why." },
} as const;
