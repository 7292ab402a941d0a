/** The commands on money, in words: see `aboutCommands`. */
export const aboutBudget = {
  "budget.set-ceiling": {
    summary: "Set the ceiling of the budget",
    description:
      "Sets the ceiling, the first or another: the client's signatory, in person (CR-02). No commitment passes it; it never falls under what is committed.",
  },
} as const;
