import type { PointSubject } from "@/lib/domain/agenda";
import { effectBy } from "@/lib/domain/decision";
import type { Role } from "@/lib/domain/party";

/** What changes, settles or ends what binds both parties. */
const ofBoth: readonly PointSubject[] = ["RESERVATION", "CHANGE_REQUEST", "AMENDMENT", "DISPUTE"];

/**
 * Whose signature gives effect to a decision on such a matter (domain.md 3.3, 9.1): the client alone on what it accepts,
 * chooses, deducts or overrides; both parties on what changes, settles or ends what binds them. Nobody's on what takes
 * effect once adopted.
 */
export function signersOf(subject: PointSubject | null): readonly Role[] {
  if (subject === null || effectBy(subject) === "ADOPTION") return [];
  return ofBoth.includes(subject) ? ["CLIENT_SIGNATORY", "AGENCY_SIGNATORY"] : ["CLIENT_SIGNATORY"];
}
