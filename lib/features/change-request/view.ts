import type { ChangeRequestStatus, ChangeRequestType } from "@/lib/domain/change-request";
import type { Instant } from "@/lib/kernel/instant";

/** A change request in a list. */
export type ChangeRequestLine = {
  readonly code: string;
  readonly status: ChangeRequestStatus;
  readonly type: ChangeRequestType | null;
  readonly title: string;
  readonly originCode: string | null;
  readonly party: string;
  readonly openedAt: Instant;
};

/** One change request, whole. */
export type ChangeRequestView = ChangeRequestLine & {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly description: string;
  readonly reason: string;
  /** Where its origin is shown; `null` without one. */
  readonly originHref: string | null;
  readonly openedBy: string;
  readonly submittedAt: Instant | null;
  readonly digest: string;
};
