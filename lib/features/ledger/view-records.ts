import { DocumentKind } from "@/lib/domain/signature";
import type { PartyLook } from "@/lib/features/signature/view";
import type { Instant } from "@/lib/kernel/instant";

/** The kinds of record, to filter by. */
export const recordKinds: readonly DocumentKind[] = DocumentKind.options;

/** A signed record in the list: its number, what it is, and who has signed it. */
export type RecordLine = {
  readonly code: string;
  readonly kind: DocumentKind;
  readonly title: string;
  readonly subject: string;
  readonly version: number;
  readonly digest: string;
  readonly frozenAt: Instant;
  readonly parties: readonly PartyLook[];
};

/** A page of records, the newest first. */
export type RecordPage = { readonly records: readonly RecordLine[]; readonly next: string | null };
