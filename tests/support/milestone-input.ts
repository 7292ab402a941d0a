import type { DecisionDraftInput } from "@/lib/features/milestone/schema";

/** A decision without anything beside it. */
export const plainly: DecisionDraftInput = { comment: "", reasons: [], reductionCents: null };

/** What a milestone promises, as a form would send it, its agency and its requirements apart. */
export const promise = {
  title: "Gabarits et intégration",
  purpose: "Les gabarits de page et leur bibliothèque",
  deliverables: [{ title: "22 gabarits", description: "" }],
  criteria: [{ statement: "La documentation des composants est complète" }],
  verificationPeriod: { amount: 15, unit: "CALENDAR_DAYS" as const },
  startsOn: "2026-06-01",
  dueOn: "2026-07-31",
  paymentShare: 1_000,
  amountCents: 18_400_00,
  clientInputs: [],
  noClientInput: true,
  twoStage: false,
};
