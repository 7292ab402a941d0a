import { describe, expect, it } from "vitest";
import type { MilestoneFacts } from "@/lib/domain/milestone";
import {
  decideCancellation,
  decideDefinitionRevision,
  decideDefinitionSignature,
  decideStart,
} from "@/lib/domain/milestone";
import { definitionContent, maxVerificationDays, missingFrom } from "@/lib/domain/milestone-definition";
import type { Actor } from "@/lib/domain/party";
import {
  decideCriterionResult,
  decideResubmissionRefusal,
  decideSubmission,
  decideVerificationStart,
  EvidenceKind,
  mandatoryEvidence,
  type SubmissionFacts,
} from "@/lib/domain/submission";
import {
  actorIn,
  changedText,
  definition,
  expectOutcome,
  kindsOf,
  milestoneFacts,
  parties,
  sameText,
  submissionFacts,
} from "@/tests/support/rulebook";

const client = actorIn("CLIENT_SIGNATORY");
const agency = actorIn("AGENCY_SIGNATORY");
const manager = actorIn("AGENCY_MANAGER");
const otherAgency: Actor = { role: "AGENCY_SIGNATORY", personId: "x", partyId: "another-agency" };
const ready: MilestoneFacts = { ...milestoneFacts, status: "READY_TO_START" };

describe("milestone definition", () => {
  it.each([
    [client, agency, "CLIENT"],
    [agency, client, "AGENCY"],
  ] as const)(
    "CR-10 a milestone is ready when both sides have signed the same definition, whoever is first (%#)",
    (first, second, side) => {
      expectOutcome(decideDefinitionSignature(milestoneFacts, first, sameText), "DRAFT");
      const half = { ...milestoneFacts, signatures: [{ side, personId: first.personId ?? "" }] };
      expectOutcome(decideDefinitionSignature(half, second, sameText), "READY_TO_START");
      expect(kindsOf(decideDefinitionSignature(half, first, sameText))).toEqual(["already-signed"]);
    },
  );

  it("CD-07 one person never signs a definition for two sides", () => {
    const half = { ...milestoneFacts, signatures: [{ side: "AGENCY" as const, personId: client.personId ?? "" }] };
    expect(kindsOf(decideDefinitionSignature(half, client, sameText))).toEqual(["signed-for-other-side"]);
  });

  it("CR-12 a definition that changed since it was read is not signed", () => {
    expect(kindsOf(decideDefinitionSignature(milestoneFacts, client, changedText))).toEqual(["content-changed"]);
  });

  it("CR-10 everything that a definition lacks is told at once", () => {
    const bare = {
      ...definition,
      title: "",
      deliverables: [],
      requirementIds: [],
      verificationPeriod: { amount: 0, unit: "CALENDAR_DAYS" as const },
      dueOn: "2026-11-01",
      noClientInput: false,
    };
    expect(missingFrom(bare)).toEqual([
      "title",
      "deliverables",
      "criteria",
      "verificationPeriod",
      "dates",
      "clientInputs",
    ]);
    expect(kindsOf(decideDefinitionSignature({ ...milestoneFacts, definition: bare }, client, sameText))).toEqual([
      "definition-incomplete",
    ]);
  });

  it("AR-02 a verification is as long as the charter allows, and no longer", () => {
    const days = (amount: number) => ({
      ...milestoneFacts,
      definition: { ...definition, verificationPeriod: { amount, unit: "CALENDAR_DAYS" as const } },
    });
    expect(decideDefinitionSignature(days(15), client, sameText).ok).toBe(true);
    expect(kindsOf(decideDefinitionSignature(days(16), client, sameText))).toEqual(["period-too-long"]);
    expect(maxVerificationDays({ amount: 2, unit: "MONTHS" })).toBe(62);
  });

  it("CR-09 payment shares stay within the price, to the last basis point", () => {
    expect(decideDefinitionSignature({ ...milestoneFacts, leftBasisPoints: 3_000 }, client, sameText).ok).toBe(true);
    expect(kindsOf(decideDefinitionSignature({ ...milestoneFacts, leftBasisPoints: 2_999 }, client, sameText))).toEqual(
      ["payment-shares-exceeded"],
    );
  });

  it("AD-08 an agency signs, revises and starts its own milestones only", () => {
    expect(kindsOf(decideDefinitionSignature(milestoneFacts, otherAgency, sameText))).toEqual(["other-party"]);
    expect(kindsOf(decideStart(ready, { ...otherAgency, role: "AGENCY_MANAGER" }))).toEqual(["other-party"]);
    expect(kindsOf(decideDefinitionRevision(milestoneFacts, { ...otherAgency, role: "AGENCY_MANAGER" }))).toEqual([
      "other-party",
    ]);
    expectOutcome(decideDefinitionRevision(milestoneFacts, manager), "DRAFT");
  });

  it("CR-12 the same definition gives the same content in whatever order its requirements come", () => {
    const refs = ["EX-002", "EX-001"].map((code) => ({ id: code, code, version: 1 }));
    const milestone = { id: "m", code: "J1", version: 1, agencyPartyId: parties.AGENCY };
    const content = (list: typeof refs) => definitionContent({ id: "p", code: "RIVES" }, milestone, definition, list);
    expect(content(refs)).toEqual(content([...refs].reverse()));
  });
});

describe("milestone start and end", () => {
  const cases: readonly (readonly [string, Partial<MilestoneFacts>, string])[] = [
    ["CD-01 no start without a signed baseline", { baselineSigned: false }, "baseline-missing"],
    ["CD-05 no start over an earlier milestone that is open", { earlierOpen: ["J1"] }, "earlier-milestone-open"],
    ["CD-06 no start while a critical client input is late and not on record", { lateInputs: 1 }, "client-input-late"],
    ["CD-02 no start in a project that does not run", { projectStatus: "SUSPENDED" }, "project-not-active"],
  ];
  it.each(cases)("%s", (_title, change, kind) => {
    expect(kindsOf(decideStart({ ...ready, ...change }, manager))).toEqual([kind]);
  });

  it("AD-04 the agency's manager starts the work", () => {
    expectOutcome(decideStart(ready, manager), "IN_PROGRESS");
  });

  it("CD-13 both sides cancel, in whatever order, or the client alone with a statement of what it owes", () => {
    const why = { reason: "le service est abandonné", costCents: null, signedBy: [] };
    expectOutcome(decideCancellation(ready, agency, why), "READY_TO_START");
    const byAgency = { ...why, signedBy: [{ side: "AGENCY" as const, personId: "a" }] };
    expectOutcome(decideCancellation(ready, client, byAgency), "CANCELLED");
    expect(kindsOf(decideCancellation(ready, client, why))).toEqual(["cost-statement-missing"]);
    expectOutcome(decideCancellation(ready, client, { ...why, costCents: 0 }), "CANCELLED");
    expect(kindsOf(decideCancellation(ready, agency, { ...byAgency, reason: "" }))).toEqual([
      "already-signed",
      "reason-missing",
    ]);
  });
});

describe("submission", () => {
  it.each(mandatoryEvidence)("AD-05 a submission without %s is refused", (kind) => {
    const evidence = EvidenceKind.options.filter((candidate) => candidate !== kind);
    const ruling = decideSubmission({ ...submissionFacts, evidence }, agency, sameText);
    expect(ruling.ok ? [] : ruling.error).toEqual([{ kind: "evidence-missing", article: "AD-05", missing: [kind] }]);
  });

  const cases: readonly (readonly [string, Partial<SubmissionFacts>, string])[] = [
    ["AD-05 a submission without a version is refused", { version: " " }, "evidence-missing"],
    [
      "CD-13 a submission of a requirement that is not frozen is refused",
      { covered: [{ code: "EX-009", status: "AGREED" }] },
      "requirement-not-baselined",
    ],
    [
      "AR-04 a submission with work that nobody ordered is refused",
      { unorderedChanges: ["FDE-002"] },
      "unordered-change",
    ],
    [
      "AD-05 a submission that its author knows to be blocking is refused",
      { declaredBlocking: 1 },
      "declared-blocking",
    ],
    [
      "AD-05 deliverables of a text that has changed are confirmed by their agency first",
      { suspectDeliverables: ["EX-044"] },
      "deliverable-suspect",
    ],
    [
      "AD-05 evidence that is suspect is no evidence for a new submission",
      { suspectEvidence: ["EX-044"] },
      "evidence-suspect",
    ],
    [
      "CR-11 a new submission answers each reason of the adjournment",
      { status: "ADJOURNED", unansweredReasons: 2 },
      "adjournment-unanswered",
    ],
  ];
  it.each(cases)("%s", (_title, change, kind) => {
    expect(kindsOf(decideSubmission({ ...submissionFacts, ...change }, agency, sameText))).toEqual([kind]);
  });

  it("AD-05 a complete submission puts the milestone into the client's hands, also after an adjournment", () => {
    expectOutcome(decideSubmission(submissionFacts, agency, sameText), "SUBMITTED");
    expectOutcome(decideSubmission({ ...submissionFacts, status: "ADJOURNED" }, agency, sameText), "SUBMITTED");
    expect(kindsOf(decideSubmission(submissionFacts, otherAgency, changedText))).toEqual([
      "other-party",
      "content-changed",
    ]);
  });

  it("AR-08 an agency that will not present again says why", () => {
    const adjourned = { ...submissionFacts, status: "ADJOURNED" as const };
    expectOutcome(decideResubmissionRefusal(adjourned, agency, "nous contestons"), "ADJOURNED");
    expect(kindsOf(decideResubmissionRefusal(adjourned, agency, ""))).toEqual(["reason-missing"]);
  });

  it("CD-10 the client verifies criterion by criterion, and says what failed", () => {
    const tester = actorIn("CLIENT_CONTRIBUTOR");
    const facts = { ...submissionFacts, status: "UNDER_VERIFICATION" as const };
    expectOutcome(decideVerificationStart({ ...submissionFacts, status: "SUBMITTED" }, tester), "UNDER_VERIFICATION");
    expectOutcome(decideCriterionResult(facts, tester, { known: true, passed: true, note: "" }), "UNDER_VERIFICATION");
    expect(kindsOf(decideCriterionResult(facts, tester, { known: true, passed: false, note: "" }))).toEqual([
      "reason-missing",
    ]);
    expect(kindsOf(decideCriterionResult(facts, tester, { known: false, passed: true, note: "" }))).toEqual([
      "criterion-unknown",
    ]);
    expectOutcome(
      decideCriterionResult({ ...facts, status: "SERVICE_OBSERVATION" }, tester, {
        known: true,
        passed: true,
        note: "",
      }),
      "SERVICE_OBSERVATION",
    );
  });
});
