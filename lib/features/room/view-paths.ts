import type { PointSubject } from "@/lib/domain/agenda";

/** Where what a point is about has its page; what is decided on it is signed there, by those who must. */
const pages: Readonly<Record<PointSubject, (code: string) => string>> = {
  MILESTONE: (code) => `milestones/${code}/sign`,
  RESERVATION: (code) => `reservations/${code}`,
  QUESTION: () => "questions",
  COMMITMENT: (code) => `commitments/${code}`,
  CHANGE_REQUEST: (code) => `changes/${code}/approve`,
  AMENDMENT: () => "changes",
  PENALTY: () => "budget",
  CONSULTATION: (code) => `consultations/${code}/award`,
  COMMITTEE_ITEM: () => "commitments",
  ADVICE: (code) => `advice/${code}`,
  RISK: (code) => `risks/${code}`,
  DISPUTE: (code) => `disputes/${code}/sign`,
  DECISION: (code) => `decisions/${code}`,
  ACTION_ITEM: (code) => `actions/${code}`,
};

/** The ceremony of those who must sign what was decided, or the page from which it opens. */
export function ceremonyPath(
  project: string,
  { kind, code }: { readonly kind: PointSubject; readonly code: string },
): string {
  return `/projects/${project}/${pages[kind](code)}`;
}
