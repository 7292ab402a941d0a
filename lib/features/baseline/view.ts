import type { CeremonyView } from "@/lib/features/signature/view";

/** A signed set, in the list. */
export type BaselineRow = {
  readonly number: number;
  readonly record: string;
  readonly digest: string;
  readonly count: number;
  readonly added: number;
  readonly signatory: string;
  readonly signedAt: string;
};

/** What would be signed next, in figures. */
export type NextBaseline = {
  readonly number: number;
  readonly count: number;
  readonly added: number;
  /** What is left out, as it was last said: by the client since, or by the last baseline; empty when nobody has. */
  readonly exclusions: string;
};

/** The set as it is read for its signature: the ceremony, and what the command wants beside the digest. */
export type BaselineReading = {
  readonly view: CeremonyView;
  readonly input: {
    readonly exclusions: string;
    readonly read: readonly { readonly code: string; readonly version: number }[];
  };
  readonly declaration: string;
};
