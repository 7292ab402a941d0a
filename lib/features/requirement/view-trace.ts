import type { ChangeRequestStatus } from "@/lib/domain/change-request";
import type { ReservationStatus } from "@/lib/domain/reservation";

/** What a requirement leads to. */
export type TraceView = {
  /** What covers it: the deliverables of the milestones that deliver it. */
  readonly deliverables: readonly { readonly name: string; readonly milestone: string }[];
  /** Where its criteria are checked. */
  readonly checked: readonly { readonly milestone: string; readonly criterion: string; readonly statement: string }[];
  readonly reservations: readonly { readonly code: string; readonly status: ReservationStatus }[];
  readonly changes: readonly { readonly code: string; readonly status: ChangeRequestStatus }[];
};
