import type { ErasureGround } from "@/lib/domain/erasure";
import type { RefusalView, ToldProblem } from "@/lib/features/act/view";
import type { ProofMethod } from "@/lib/features/signature/view";
import type { Instant } from "@/lib/kernel/instant";

/** An account as the administrator of the installation sees it: of projects, a number. */
export type PersonView = {
  readonly personId: string;
  readonly name: string;
  readonly title: string;
  readonly email: string;
  readonly isAdministrator: boolean;
  readonly createdAt: Instant;
  readonly openProjects: number;
};

/** A page of accounts, the newest first; `next` is the key of the page that follows. */
export type PeoplePage = { readonly people: readonly PersonView[]; readonly next: string | null };

/** What an erasure took and left, in numbers. */
export type ErasureCounts = {
  readonly sessions: number;
  readonly invitations: number;
  readonly mails: number;
  readonly words: number;
  readonly signatures: number;
  readonly memberships: number;
};

/** An erasure that was done: no name and no address, but of who did it. */
export type ErasureView = ErasureCounts & {
  readonly id: string;
  readonly personId: string;
  readonly ground: ErasureGround;
  readonly reason: string;
  readonly at: Instant;
  /** Who erased; `null` once they are erased themselves. */
  readonly by: string | null;
};

/** A page of erasures, the latest first. */
export type ErasurePage = { readonly erasures: readonly ErasureView[]; readonly next: string | null };

/** What would go and stay, in numbers, before an erasure. */
export type ErasurePreview = {
  readonly sessions: number;
  readonly mails: number;
  readonly invitations: number;
  readonly signatures: number;
  readonly openProjects: number;
};

/** The page of one person: still there, with what an erasure would do, or erased, with the receipt. */
export type PersonPageView =
  | {
      readonly kind: "there";
      readonly person: PersonView;
      readonly isReader: boolean;
      readonly preview: ErasurePreview;
      /** Why this person cannot be erased now; `null` when they can. */
      readonly blocked: RefusalView | null;
      readonly proof: ProofMethod;
    }
  | { readonly kind: "erased"; readonly erasure: ErasureView };

/** What was written holds so far, and this is the digest to prove one's identity for; or why not. */
export type PreparedErasure =
  | { readonly ok: true; readonly digest: string }
  | { readonly ok: false; readonly problem: ToldProblem };
