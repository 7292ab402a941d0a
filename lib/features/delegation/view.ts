import type { DelegationStatus } from "@/lib/domain/delegation";
import type { Role, Side } from "@/lib/domain/party";

/** One end of a power: a person and their party. */
export type DelegationEnd = {
  readonly memberId: string;
  readonly name: string;
  readonly party: { readonly name: string; readonly side: Side; readonly ordinal: number };
};

/** A written power as it is listed. */
export type DelegationView = {
  readonly id: string;
  readonly code: string;
  readonly status: DelegationStatus;
  readonly grantor: DelegationEnd;
  readonly grantee: DelegationEnd;
  readonly role: Role;
  readonly acts: readonly string[];
  readonly maxAmountCents: number | null;
  readonly validFrom: string;
  /** Exclusive. */
  readonly validUntil: string;
  readonly revokedAt: string | null;
  readonly record: string;
};

/** Somebody to whom a role may be lent, and the acts that may be lent with it. */
export type GranteeChoice = {
  readonly memberId: string;
  readonly name: string;
  readonly party: string;
  readonly side: Side;
  readonly acts: { readonly [role: string]: readonly string[] };
};
