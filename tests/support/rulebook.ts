import { expect } from "vitest";
import type { PointFacts } from "@/lib/domain/agenda";
import type { BaselineFacts, BaselineItem } from "@/lib/domain/baseline";
import type { ChangeRequestFacts } from "@/lib/domain/change-request";
import type { CharterFacts } from "@/lib/domain/charter";
import type { CommitmentFacts } from "@/lib/domain/commitment";
import type { BodyFacts, Seat } from "@/lib/domain/committee";
import type { ConsultationFacts } from "@/lib/domain/consultation";
import type { DecisionFacts } from "@/lib/domain/decision-condition";
import type { MeetingFacts } from "@/lib/domain/meeting";
import type { MilestoneFacts } from "@/lib/domain/milestone";
import type { DecisionBrought } from "@/lib/domain/milestone-decision";
import type { MilestoneDefinition } from "@/lib/domain/milestone-definition";
import { type Actor, type Role, type Side, sideOf } from "@/lib/domain/party";
import type { RefusalKind } from "@/lib/domain/refusal";
import type { RequirementFacts } from "@/lib/domain/requirement";
import type { RequirementContent } from "@/lib/domain/requirement-content";
import type { ReservationFacts } from "@/lib/domain/reservation";
import type { SubmissionFacts } from "@/lib/domain/submission";
import { instant } from "@/lib/kernel/instant";
import type { Result } from "@/lib/kernel/result";

/** Noon of an ordinary Monday. */
export const now = instant("2026-11-23T11:00:00.000Z");
export const before = instant("2026-11-23T10:59:59.999Z");
export const after = instant("2026-11-23T11:00:00.001Z");

export const parties: Readonly<Record<Side, string>> = {
  CLIENT: "party-client",
  AGENCY: "party-agency",
  AMO: "party-amo",
  MEDIATOR: "party-mediator",
};

/** Somebody in this role, for their own party. */
export function actorIn(role: Role): Actor {
  return { role, personId: `person-${role}`, partyId: parties[sideOf(role)] };
}

/** What was read is what stands. */
export const sameText = { read: "a".repeat(64), current: "a".repeat(64) };
export const changedText = { read: "a".repeat(64), current: "b".repeat(64) };

/** The kinds of all refusals of a ruling; empty when it is allowed. */
export function kindsOf(ruling: Result<unknown, readonly { readonly kind: RefusalKind }[]>): readonly RefusalKind[] {
  return ruling.ok ? [] : ruling.error.map((refusal) => refusal.kind);
}

/** The ruling allows, and leads there. */
export function expectOutcome<T>(ruling: Result<T, readonly { readonly kind: RefusalKind }[]>, value: T): void {
  expect(ruling).toEqual({ ok: true, value });
}

export const charterFacts: CharterFacts = {
  status: "DRAFT",
  parties: [
    {
      id: parties.CLIENT,
      side: "CLIENT",
      members: [
        { personId: "claire", roles: ["CLIENT_SPONSOR"] },
        { personId: "camille", roles: ["CLIENT_SIGNATORY", "CLIENT_OWNER"] },
        { personId: "cyril", roles: ["CLIENT_SIGNATORY"] },
      ],
    },
    { id: parties.AGENCY, side: "AGENCY", members: [{ personId: "anne", roles: ["AGENCY_SIGNATORY"] }] },
    { id: parties.AMO, side: "AMO", members: [{ personId: "octave", roles: ["AMO"] }] },
  ],
  signatures: [],
  unansweredAdvice: [],
};

export const consultationFacts: ConsultationFacts = {
  status: "DRAFT",
  projectStatus: "ACTIVE",
  now,
  title: "Réalisation du site",
  subject: "Un site et sa billetterie.",
  criteria: [
    { kind: "JUDGED", name: "Méthode", weight: 60 },
    { kind: "PRICE", name: "Prix", weight: 40 },
  ],
  questionsUntil: instant("2026-11-25T11:00:00.000Z"),
  closesAt: instant("2026-12-01T11:00:00.000Z"),
  opensAt: instant("2026-12-02T11:00:00.000Z"),
  sealed: false,
  witnessExpected: true,
  witnessed: true,
  clearance: "CLEAR",
  completeEvaluators: 2,
  possibleEvaluators: 3,
  candidates: 0,
  unansweredAdvice: [],
};

/** Somebody of the committee: their member, person and party are named alike. */
function seat(name: string, side: Side, voice: Seat["voice"], ...roles: readonly Role[]): Seat {
  return { memberId: name, personId: `person-${name}`, partyId: parties[side], side, roles, voice };
}

/** A steering committee as it should be: the sponsor presides, the signatory and the agency vote, the AMO is heard. */
export const steeringSeats: readonly Seat[] = [
  seat("claire", "CLIENT", "PRESIDES", "CLIENT_SPONSOR"),
  seat("camille", "CLIENT", "DELIBERATIVE", "CLIENT_OWNER", "CLIENT_SIGNATORY"),
  seat("anne", "AGENCY", "DELIBERATIVE", "AGENCY_SIGNATORY"),
  seat("octave", "AMO", "CONSULTATIVE", "AMO"),
];

export const bodyFacts: BodyFacts = {
  status: "STANDING",
  projectStatus: "ACTIVE",
  kind: "STEERING",
  seats: steeringSeats,
  agencies: [parties.AGENCY],
  meetingsAhead: [],
  meetingsOpen: [],
};

export const meetingFacts: MeetingFacts = {
  status: "PLANNED",
  projectStatus: "ACTIVE",
  bodyStatus: "STANDING",
  kind: "ORDINARY",
  now,
  startsAt: instant("2026-12-03T13:00:00.000Z"),
  startsOn: "2026-12-03",
  dayOverAt: instant("2026-12-03T23:00:00.000Z"),
  worked: true,
  convocationBefore: instant("2026-11-26T23:00:00.000Z"),
  earliestOn: "2026-11-30",
  reason: "Un arbitrage ne peut attendre.",
  fixedPoints: 1,
  chairSeated: true,
  reconvenedAs: [],
  invited: true,
  quorumMet: false,
};

export const pointFacts: PointFacts = {
  status: "PROPOSED",
  meetingStatus: "PLANNED",
  now,
  startsAt: meetingFacts.startsAt,
  convocationBefore: meetingFacts.convocationBefore,
  documentsBefore: instant("2026-11-30T23:00:00.000Z"),
  ask: "DECIDE",
  presides: true,
  own: true,
};

export const requirementContent: RequirementContent = {
  title: "Recherche",
  statement: "Le site doit répondre à une recherche en moins de 1 s.",
  kind: "PERFORMANCE",
  priority: "MUST",
  source: "Atelier du 12 mai",
  rationale: "",
  verificationMethod: "TEST",
  criteria: [
    {
      id: "01939b1e-0000-7000-8000-000000000001",
      measure: "temps de réponse",
      target: "< 1 s pour 95 %",
      method: "TEST",
      given: "",
      when: "",
      outcome: "",
      reference: "",
      flexibility: "F0",
    },
  ],
};

export const requirementFacts: RequirementFacts = {
  status: "UNDER_REVIEW",
  code: "EX-001",
  content: requirementContent,
  changePending: false,
  openBlockingQuestions: [],
  agreements: [],
};

export const baselineItem: BaselineItem = {
  id: "r1",
  code: "EX-001",
  version: 1,
  status: "AGREED",
  content: requirementContent,
  openBlockingQuestions: [],
  changePending: false,
};

export const baselineFacts: BaselineFacts = {
  status: "TO_SIGN",
  projectStatus: "ACTIVE",
  items: [baselineItem],
  exclusions: "Aucune",
  unansweredAdvice: [],
};

export const definition: MilestoneDefinition = {
  title: "Conception",
  purpose: "",
  deliverables: [{ title: "Maquettes", description: "" }],
  requirementIds: ["01939b1e-0000-7000-8000-000000000002"],
  criteria: [],
  verificationPeriod: { amount: 15, unit: "CALENDAR_DAYS" },
  startsOn: "2026-11-23",
  dueOn: "2026-12-18",
  paymentShare: 3_000,
  amountCents: 1_200_000,
  clientInputs: [],
  noClientInput: true,
  twoStage: false,
};

export const milestoneFacts: MilestoneFacts = {
  status: "DRAFT",
  projectStatus: "ACTIVE",
  agencyPartyId: parties.AGENCY,
  definition,
  maxVerificationDays: 15,
  leftBasisPoints: 10_000,
  baselineSigned: true,
  earlierOpen: [],
  unorderedChanges: [],
  lateInputs: 0,
  signatures: [],
  unansweredAdvice: [],
};

export const submissionFacts: SubmissionFacts = {
  status: "IN_PROGRESS",
  agencyPartyId: parties.AGENCY,
  version: "v1.2.0",
  evidence: ["TEST_REPORT", "RELEASE_NOTES", "READINESS_RECORD"],
  covered: [{ code: "EX-001", status: "BASELINED" }],
  unorderedChanges: [],
  declaredBlocking: 0,
  unansweredReasons: 0,
  suspectDeliverables: [],
  suspectEvidence: [],
};

export const decisionFacts: DecisionFacts = {
  status: "UNDER_VERIFICATION",
  twoStage: false,
  criteria: [
    { id: "c1", code: "EX-001", passed: true },
    { id: "c2", code: "EX-002", passed: true },
  ],
  reservations: [],
  unansweredAdvice: [],
  suspects: [],
  hearing: { endsBefore: now, answered: true },
  observationEndsBefore: null,
  resubmission: null,
  now,
};

export const minorReservation: DecisionFacts["reservations"][number] = {
  code: "R-J1-01",
  severity: "MINOR",
  status: "OPEN",
  covers: ["EX-002"],
  statement: "Le pied de page manque",
  steps: "Ouvrir la page d’accueil",
  linkedTo: "EX-002",
  dueOn: "2026-12-18",
};

export const brought: DecisionBrought = {
  decision: "ACCEPT",
  reasons: [{ criterionId: "c1", text: "Le temps mesuré est de 4 s" }],
  reductionCents: 10_000,
  amountCents: 1_200_000,
  delegation: null,
  digests: sameText,
};

export const reservationFacts: ReservationFacts = {
  status: "OPEN",
  severity: "MINOR",
  milestoneStatus: "UNDER_VERIFICATION",
  agencyPartyId: parties.AGENCY,
  contestBefore: null,
  liftingConfirmed: false,
  now,
};

/** A supply of the client, due on the day of `now`, whose grace is over at that very instant. */
export const commitmentFacts: CommitmentFacts = {
  status: "PROPOSED",
  kind: "CONTENT_SUPPLY",
  partyId: parties.CLIENT,
  receivers: [parties.AGENCY],
  flaws: [],
  dueOn: "2026-11-23",
  graceBefore: now,
  substituteNamed: true,
  delivery: null,
  offer: null,
  committedMinutes: null,
  declaredMinutes: 0,
  today: "2026-11-23",
  now,
};

export const changeRequestFacts: ChangeRequestFacts = {
  status: "DRAFT",
  openedByPartyId: parties.CLIENT,
  type: "EVOLUTION",
  title: "Recherche par facettes",
  description: "Filtrer par date et par lieu",
  reason: "Demande des lecteurs",
};
