import type { FileView } from "@/lib/features/file/view";

/** What the page of a submission begins with. */
export type SubmissionStart = {
  readonly project: { readonly code: string; readonly name: string };
  readonly party: string;
  readonly milestone: { readonly code: string; readonly title: string };
  readonly number: number;
  /** Reasons of an adjournment that this submission answers, one by one. */
  readonly reasons: readonly { readonly id: string; readonly criterion: string; readonly text: string }[];
  readonly files: readonly FileView[];
};
