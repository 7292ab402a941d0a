import type { Instant } from "@/lib/kernel/instant";

/** What was read: the signed records, files, exports and the register are told apart from other pages. */
export const accessKinds = ["PAGE", "RECORD", "FILE", "LEDGER", "EXPORT", "API"] as const;
export type AccessKind = (typeof accessKinds)[number];

/** One thing read under a person's account, as their profile lists it. */
export type ReadingView = {
  readonly id: string;
  readonly kind: AccessKind;
  /** `EX-001`, `PV-2026-001`; empty when the page is about nothing in particular. */
  readonly subject: string;
  /** The project's name and code; `null` once the person has left it. */
  readonly project: { readonly code: string; readonly name: string } | null;
  readonly readAt: Instant;
};
