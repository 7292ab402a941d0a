import { describe, expect, it } from "vitest";
import type { ProjectAct } from "@/lib/domain/act";
import { agendaActs, type PointFacts, PointStatus } from "@/lib/domain/agenda";
import { baselineActs } from "@/lib/domain/baseline";
import { ChangeRequestStatus, changeRequestActs } from "@/lib/domain/change-request";
import { CharterStatus, charterActs } from "@/lib/domain/charter";
import { type CommitmentFacts, CommitmentStatus, commitmentActs } from "@/lib/domain/commitment";
import { type BodyFacts, BodyStatus, committeeActs } from "@/lib/domain/committee";
import { type ConsultationFacts, ConsultationStatus, consultationActs } from "@/lib/domain/consultation";
import { Decision, type DecisionFacts } from "@/lib/domain/decision-condition";
import { type DateFacts, DateStatus, dateActs, type InputFacts, InputStatus, inputActs } from "@/lib/domain/delay";
import { type NoticeFacts, NoticeStatus, noticeActs } from "@/lib/domain/formal-notice";
import { type HearingFacts, hearingActs } from "@/lib/domain/hearing";
import { lifecycles } from "@/lib/domain/lifecycle";
import { type MeetingFacts, MeetingStatus, meetingActs } from "@/lib/domain/meeting";
import { type MilestoneFacts, MilestoneStatus, milestoneActs } from "@/lib/domain/milestone";
import { decisionActs } from "@/lib/domain/milestone-decision";
import { type ActingRole, Role } from "@/lib/domain/party";
import { priceReductionActs, ReductionStatus } from "@/lib/domain/price-reduction";
import { ProjectStatus, projectActs } from "@/lib/domain/project";
import { QuestionStatus, questionActs } from "@/lib/domain/question";
import { rebuttalActs } from "@/lib/domain/rebuttal";
import { incidentActs } from "@/lib/domain/regularity";
import { RequirementStatus, requirementActs } from "@/lib/domain/requirement";
import { ReservationStatus, reservationActs } from "@/lib/domain/reservation";
import { silenceActs, type TacitFacts } from "@/lib/domain/silence";
import { submissionActs } from "@/lib/domain/submission";
import { type SuspectFacts, SuspectStatus, suspectActs } from "@/lib/domain/suspect";
import { decideAct } from "@/lib/kernel/machine";
import {
  after,
  baselineFacts,
  bodyFacts,
  changeRequestFacts,
  charterFacts,
  commitmentFacts,
  consultationFacts,
  decisionFacts,
  meetingFacts,
  milestoneFacts,
  minorReservation,
  now,
  parties,
  pointFacts,
  requirementFacts,
  reservationFacts,
  submissionFacts,
} from "@/tests/support/rulebook";

const roles: readonly ActingRole[] = [...Role.options, "SYSTEM"];

/** One row, one status, one role: refused for exactly the reasons that the table gives. */
function tryRow<S extends string, F extends { readonly status: S }>(
  act: ProjectAct<S, F>,
  facts: F,
  role: ActingRole,
): void {
  const { status } = facts;
  const ruling = decideAct(act, facts, [role]);
  const wrongStatus = act.from.includes(status) ? [] : ["wrong-status"];
  const wrongRole = act.by.includes(role) ? [] : ["wrong-role"];
  const refused = ruling.ok ? [] : ruling.error.map((refusal) => refusal.kind);
  const outcome = ruling.ok ? ruling.value : act.to;
  expect({ status, role, refused, outcome }).toEqual({
    status,
    role,
    refused: [...wrongStatus, ...wrongRole],
    outcome: act.to,
  });
}

/** Tries one row from every status in every role, with facts that satisfy its guards. */
function everyStatusEveryRole<S extends string, F extends { readonly status: S }>(
  title: string,
  act: ProjectAct<S, F>,
  statuses: readonly S[],
  factsIn: (status: S) => F,
): void {
  it(`${act.article} ${title}: ${act.from.join(", ")} → ${act.to}, by ${act.by.join(", ")}, and nobody else from nowhere else`, () => {
    for (const status of statuses) for (const role of roles) tryRow(act, factsIn(status), role);
  });
}

describe("project", () => {
  everyStatusEveryRole("activate", projectActs.activate, ProjectStatus.options, (status) => ({
    status,
    charterInForce: true,
    clientCommitments: { signed: 1, proposed: 0 },
  }));
});

describe("commitment", () => {
  const undelivered = ["keep", "keepLate", "keepBroken"];
  for (const [name, act] of Object.entries(commitmentActs)) {
    everyStatusEveryRole<CommitmentStatus, CommitmentFacts>(name, act, CommitmentStatus.options, (status) => ({
      ...commitmentFacts,
      delivery: undelivered.includes(name) ? null : { contestBefore: after, confirmed: false },
      offer: { dueOn: "2026-12-01", partyId: commitmentFacts.partyId },
      status,
    }));
  }
});

describe("charter", () => {
  const signed = charterFacts.parties.map((party) => ({ partyId: party.id, personId: `for-${party.id}` }));
  for (const [name, act] of Object.entries(charterActs)) {
    everyStatusEveryRole(name, act, CharterStatus.options, (status) => ({
      ...charterFacts,
      status,
      signatures: signed,
    }));
  }
});

describe("requirement", () => {
  for (const [name, act] of Object.entries(requirementActs)) {
    everyStatusEveryRole(name, act, RequirementStatus.options, (status) => ({ ...requirementFacts, status }));
  }
});

describe("question", () => {
  everyStatusEveryRole("answer", questionActs.answer, QuestionStatus.options, (status) => ({ status, to: "CLIENT" }));
});

describe("baseline", () => {
  everyStatusEveryRole("sign", baselineActs.sign, ["TO_SIGN"], () => baselineFacts);
});

describe("milestone", () => {
  for (const [name, act] of Object.entries(milestoneActs)) {
    everyStatusEveryRole<MilestoneStatus, MilestoneFacts>(name, act, MilestoneStatus.options, (status) => ({
      ...milestoneFacts,
      status,
    }));
  }
  for (const [name, act] of Object.entries(submissionActs)) {
    everyStatusEveryRole(name, act, MilestoneStatus.options, (status) => ({ ...submissionFacts, status }));
  }
});

describe("client input", () => {
  everyStatusEveryRole<InputStatus, InputFacts>("deliver", inputActs.deliver, InputStatus.options, (status) => ({
    status,
    milestoneStatus: "IN_PROGRESS",
  }));
});

describe("milestone date", () => {
  for (const [name, act] of Object.entries(dateActs)) {
    everyStatusEveryRole<DateStatus, DateFacts>(name, act, DateStatus.options, (status) => ({
      status,
      milestoneStatus: "IN_PROGRESS",
      agencyPartyId: parties.AGENCY,
      startsOn: "2026-11-02",
      dueOn: "2026-12-01",
      today: "2026-11-23",
      proposal: { dueOn: "2026-12-08", side: "AGENCY" },
    }));
  }
});

describe("decision", () => {
  for (const decision of Decision.options) {
    const factsIn = (status: MilestoneStatus): DecisionFacts => ({
      ...decisionFacts,
      status,
      twoStage: decision === "APPROVE_APTITUDE",
      reservations: decision === "ACCEPT_WITH_RESERVATIONS" ? [minorReservation] : [],
    });
    everyStatusEveryRole(decision, decisionActs[decision], MilestoneStatus.options, factsIn);
  }
});

describe("hearing", () => {
  const facts: Omit<HearingFacts, "status" | "hearing"> = { agencyPartyId: parties.AGENCY, now };
  everyStatusEveryRole<MilestoneStatus, HearingFacts>("open", hearingActs.open, MilestoneStatus.options, (status) => ({
    ...facts,
    status,
    hearing: null,
  }));
  everyStatusEveryRole<MilestoneStatus, HearingFacts>(
    "answer",
    hearingActs.answer,
    MilestoneStatus.options,
    (status) => ({
      ...facts,
      status,
      hearing: { endsBefore: after, answered: false },
    }),
  );
});

describe("silence", () => {
  const factsIn =
    (twoStage: boolean) =>
    (status: MilestoneStatus): TacitFacts => ({ status, twoStage, rebuttalBefore: after, now });
  everyStatusEveryRole("accept tacitly", silenceActs.acceptTacitly, MilestoneStatus.options, factsIn(false));
  everyStatusEveryRole("rebut", rebuttalActs.rebut, MilestoneStatus.options, factsIn(false));
  everyStatusEveryRole("rebut after service", rebuttalActs.rebutService, MilestoneStatus.options, factsIn(true));
  for (const [name, act] of Object.entries(incidentActs)) {
    const facts = { agencyPartyId: parties.AGENCY, now };
    everyStatusEveryRole(`incident ${name}`, act, MilestoneStatus.options, (status) => ({ ...facts, status }));
  }
});

describe("consultation", () => {
  for (const [name, act] of Object.entries(consultationActs)) {
    // Late enough to open and early enough to ask: each guard is tried apart (consultation.test.ts).
    const facts = { ...consultationFacts, opensAt: now, closesAt: act === consultationActs.seal ? now : after };
    everyStatusEveryRole<ConsultationStatus, ConsultationFacts>(name, act, ConsultationStatus.options, (status) => ({
      ...facts,
      status,
      opensAt: act === consultationActs.publish ? after : facts.opensAt,
      questionsUntil: after,
    }));
  }
});

describe("suspect", () => {
  everyStatusEveryRole<SuspectStatus, SuspectFacts>(
    "confirm",
    suspectActs.confirm,
    SuspectStatus.options,
    (status) => ({ status, kind: "CRITERION", agencyPartyId: parties.AGENCY }),
  );
});

describe("formal notice", () => {
  for (const [name, act] of Object.entries(noticeActs)) {
    everyStatusEveryRole<NoticeStatus, NoticeFacts>(name, act, NoticeStatus.options, (status) => ({
      status,
      fromPartyId: parties.AGENCY,
      toPartyId: parties.CLIENT,
      toSide: "CLIENT",
      overdue: true,
      running: null,
    }));
  }
});

describe("price reduction", () => {
  everyStatusEveryRole("accept", priceReductionActs.accept, ReductionStatus.options, (status) => ({
    status,
    agencyPartyId: parties.AGENCY,
  }));
});

describe("reservation", () => {
  for (const [name, act] of Object.entries(reservationActs)) {
    everyStatusEveryRole(name, act, ReservationStatus.options, (status) => ({ ...reservationFacts, status }));
  }
});

describe("change request", () => {
  for (const [name, act] of Object.entries(changeRequestActs)) {
    everyStatusEveryRole(name, act, ChangeRequestStatus.options, (status) => ({ ...changeRequestFacts, status }));
  }
});

describe("committee", () => {
  for (const [name, act] of Object.entries(committeeActs)) {
    everyStatusEveryRole<BodyStatus, BodyFacts>(name, act, BodyStatus.options, (status) => ({ ...bodyFacts, status }));
  }
  for (const [name, act] of Object.entries(meetingActs)) {
    const begun = act === meetingActs.open ? now : meetingFacts.startsAt;
    everyStatusEveryRole<MeetingStatus, MeetingFacts>(name, act, MeetingStatus.options, (status) => ({
      ...meetingFacts,
      startsAt: begun,
      status,
    }));
  }
  for (const [name, act] of Object.entries(agendaActs)) {
    everyStatusEveryRole<PointStatus, PointFacts>(`point ${name}`, act, PointStatus.options, (status) => ({
      ...pointFacts,
      status,
    }));
  }
});

describe("all tables", () => {
  it("MD-01 no table lets the AMO decide, baseline or sign for the client in its own right", () => {
    const forbidden = lifecycles
      .filter((table) => table.noun === "decision" || table.noun === "baseline")
      .flatMap((table) => table.acts.filter((act) => act.by.includes("AMO")));
    expect(forbidden).toEqual([]);
  });

  it("CR-07 no agency role reaches an accepted status", () => {
    const byAgency = lifecycles
      .flatMap((table) => table.acts)
      .filter((act) => act.to.startsWith("ACCEPTED") && act.to !== "ACCEPTED_IN_WRITING")
      .filter((act) => act.by.some((role) => role.startsWith("AGENCY")));
    expect(byAgency).toEqual([]);
  });

  it("CD-04 no person leads a milestone out of an accepted status", () => {
    const leaving = lifecycles
      .flatMap((table) => table.acts)
      // What silence accepted may be rebutted within its window (C. civ. 1120); nothing that was signed may.
      .filter((act) => act.from.some((status) => status.startsWith("ACCEPTED_WITH_") || status === "ACCEPTED_TACITLY"))
      .filter((act) => act.name !== "rebut" && act.name !== "rebutService")
      .filter((act) => act.by.some((role) => role !== "SYSTEM"));
    expect(leaving).toEqual([]);
  });
});
