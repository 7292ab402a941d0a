import type { MilestoneFormInput } from "@/lib/features/milestone/schema";

/** What the form of a milestone begins with. */
export type MilestoneFormStart = {
  readonly project: { readonly code: string; readonly name: string; readonly currency: string };
  readonly defaults: MilestoneFormInput;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly requirements: readonly { readonly id: string; readonly code: string; readonly title: string }[];
  readonly initialPriceCents: number | null;
};
