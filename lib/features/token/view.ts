import type { ProofFault } from "@/lib/features/account/view";
import type { Instant } from "@/lib/kernel/instant";

/** A token as its person sees it again: never the token itself. */
export type TokenView = {
  readonly tokenId: string;
  readonly name: string;
  /** The last four characters. */
  readonly ending: string;
  readonly access: "READ" | "ACT";
  /** The codes of the projects it reaches; `null` for every project of its person. */
  readonly projects: readonly string[] | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** The day (UTC) on which it was last used; `null` when it never was. */
  readonly lastUsedOn: string | null;
  readonly state: "LIVE" | "EXPIRED" | "REVOKED";
};

/** What making a token answers: the token, this once, or why there is none. */
export type TokenAnswer =
  | { readonly ok: true; readonly token: string }
  | {
      readonly ok: false;
      readonly problem: ProofFault | { readonly kind: "terms-invalid" | "proof-over" | "tokens-exhausted" };
    };
