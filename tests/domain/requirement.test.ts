import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BaselineFacts, baselineContent, decideBaseline } from "@/lib/domain/baseline";
import { decideChangeRequestSubmission } from "@/lib/domain/change-request";
import { Role } from "@/lib/domain/party";
import { decideAnswer, decideQuestion } from "@/lib/domain/question";
import {
  decideAgreement,
  decideRequirementAct,
  decideRevision,
  decideWithReason,
  lockedRequirementStatuses,
  RequirementStatus,
  requirementActs,
} from "@/lib/domain/requirement";
import { AcceptanceCriterion, Priority, RequirementContent } from "@/lib/domain/requirement-content";
import {
  actorIn,
  baselineFacts,
  baselineItem,
  changedText,
  changeRequestFacts,
  expectOutcome,
  kindsOf,
  requirementContent,
  requirementFacts,
  sameText,
} from "@/tests/support/rulebook";

const owner = actorIn("CLIENT_OWNER");
const sameVersion = { read: 1, current: 1 };
const ownRight = { initialPriceCents: 18_600_000, delegation: null };
const manager = actorIn("AGENCY_MANAGER");
const signatory = actorIn("CLIENT_SIGNATORY");
const bare = {
  ...requirementContent,
  statement: " ",
  source: "",
  priority: null,
  criteria: [],
  verificationMethod: null,
};

describe("requirement", () => {
  it("CD-01 a proposal says what, why it matters and where it comes from", () => {
    const facts = { ...requirementFacts, status: "DRAFT" as const, content: bare };
    const ruling = decideRequirementAct("propose", facts, owner);
    expect(ruling).toEqual({
      ok: false,
      error: [{ kind: "requirement-incomplete", article: "CD-01", missing: ["statement", "source", "priority"] }],
    });
  });

  it("CD-01 an agreement needs a criterion and a verification method", () => {
    const content = { ...requirementContent, criteria: [], verificationMethod: null };
    expect(kindsOf(decideAgreement({ ...requirementFacts, content }, owner, sameVersion))).toEqual([
      "criterion-missing",
      "requirement-incomplete",
    ]);
  });

  it("CR-04 an open blocking question forbids agreement", () => {
    expect(
      kindsOf(decideAgreement({ ...requirementFacts, openBlockingQuestions: ["Q-003"] }, manager, sameVersion)),
    ).toEqual(["blocking-question-open"]);
  });

  it.each([
    [owner, manager, "CLIENT"],
    [manager, owner, "AGENCY"],
  ] as const)(
    "CD-01 a requirement is agreed when both sides have agreed, whoever is first (%#)",
    (first, second, side) => {
      expectOutcome(decideAgreement(requirementFacts, first, sameVersion), "UNDER_REVIEW");
      expect(kindsOf(decideAgreement(requirementFacts, first, { read: 1, current: 2 }))).toEqual(["content-changed"]);
      expectOutcome(decideAgreement({ ...requirementFacts, agreements: [side] }, second, sameVersion), "AGREED");
      expect(kindsOf(decideAgreement({ ...requirementFacts, agreements: [side] }, first, sameVersion))).toEqual([
        "agreement-already-given",
      ]);
    },
  );

  it("CD-01 a new text under discussion is proposed anew; in draft it stays a draft", () => {
    expectOutcome(decideRevision({ ...requirementFacts, status: "AGREED" }, owner, requirementContent), "PROPOSED");
    expectOutcome(decideRevision({ ...requirementFacts, status: "DRAFT" }, owner, bare), "DRAFT");
    expectOutcome(decideRevision({ ...requirementFacts, status: "DEFERRED" }, owner, bare), "DRAFT");
    expect(kindsOf(decideRevision({ ...requirementFacts, status: "AGREED" }, owner, bare))).toEqual([
      "requirement-incomplete",
    ]);
  });

  it.each(lockedRequirementStatuses)(
    "CD-04 a requirement that is %s is not revised, deferred, rejected or withdrawn: a change request is the way",
    (status) => {
      const facts = { ...requirementFacts, status };
      for (const role of Role.options) {
        expect(kindsOf(decideRevision(facts, actorIn(role), requirementContent))).toContain("requirement-baselined");
        for (const name of ["defer", "reject", "withdraw"] as const) {
          expect(kindsOf(decideWithReason(name, facts, actorIn(role), "parce que"))).toContain("requirement-baselined");
        }
      }
    },
  );

  it("AR-08 a requirement is never set aside without a reason", () => {
    const facts = { ...requirementFacts, status: "PROPOSED" as const };
    expect(kindsOf(decideWithReason("reject", facts, owner, "  "))).toEqual(["reason-missing"]);
    expectOutcome(decideWithReason("reject", facts, owner, "hors budget"), "REJECTED");
  });

  it("CR-01 deciding never throws and never refuses without a reason", () => {
    const names = Object.keys(requirementActs);
    const known = (name: string): name is keyof typeof requirementActs => names.includes(name);
    fc.assert(
      fc.property(
        fc.constantFrom(...names.filter(known)),
        fc.constantFrom(...RequirementStatus.options),
        fc.constantFrom(...Role.options),
        fc.record({
          priority: fc.option(fc.constantFrom(...Priority.options)),
          statement: fc.string(),
          source: fc.string(),
        }),
        fc.boolean(),
        (name, status, role, text, changePending) => {
          const facts = { ...requirementFacts, status, changePending, content: { ...requirementContent, ...text } };
          const ruling = decideRequirementAct(name, facts, actorIn(role));
          return (
            ruling.ok || (ruling.error.length > 0 && ruling.error.every((refusal) => refusal.article.length === 5))
          );
        },
      ),
    );
  });

  it("CD-01 a criterion is a measure or a scenario", () => {
    const blank = { ...requirementContent.criteria[0], measure: "", outcome: "" };
    expect(AcceptanceCriterion.safeParse(blank).success).toBe(false);
    expect(AcceptanceCriterion.safeParse({ ...blank, outcome: "la page s’ouvre" }).success).toBe(true);
    expect(RequirementContent.safeParse(requirementContent).success).toBe(true);
  });
});

describe("baseline", () => {
  const withItem = (change: Partial<typeof baselineItem>): BaselineFacts => ({
    ...baselineFacts,
    items: [{ ...baselineItem, ...change }],
  });
  const cases: readonly (readonly [string, BaselineFacts, readonly string[]])[] = [
    ["CD-01 an empty set is not frozen", { ...baselineFacts, items: [] }, ["baseline-empty"]],
    ["CD-01 a set without anything new is not frozen again", withItem({ status: "BASELINED" }), ["baseline-empty"]],
    [
      "CD-01 a requirement under review is not frozen",
      { ...baselineFacts, items: [baselineItem, { ...baselineItem, code: "EX-002", status: "UNDER_REVIEW" }] },
      ["baseline-not-agreed"],
    ],
    [
      "I-06 a requirement without a criterion is not frozen",
      withItem({ content: { ...requirementContent, criteria: [] } }),
      ["criterion-missing"],
    ],
    [
      "CR-04 a requirement with an open blocking question is not frozen",
      withItem({ openBlockingQuestions: ["Q-001"] }),
      ["blocking-question-open"],
    ],
    ["CR-10 a set without its exclusions is not frozen", { ...baselineFacts, exclusions: " " }, ["exclusions-missing"]],
    [
      "CD-02 nothing is frozen before the charter is signed",
      { ...baselineFacts, projectStatus: "SETUP" },
      ["project-not-active"],
    ],
  ];
  it.each(cases)("%s", (_title, facts, kinds) => {
    expect(kindsOf(decideBaseline(facts, signatory, sameText, ownRight))).toEqual(kinds);
  });

  it("CR-01 the client's signatory freezes the set, of what was read, and nobody else does", () => {
    expect(decideBaseline(baselineFacts, signatory, sameText, ownRight).ok).toBe(true);
    expect(kindsOf(decideBaseline(baselineFacts, signatory, changedText, ownRight))).toEqual(["content-changed"]);
    for (const [ceiling, price, kinds] of [
      [18_600_000, 18_600_000, []],
      [18_599_999, 18_600_000, ["delegation-ceiling-exceeded"]],
      [18_600_000, null, ["delegation-ceiling-exceeded"]],
      [null, null, []],
    ] as const) {
      const stake = { initialPriceCents: price, delegation: { maxAmountCents: ceiling } };
      expect(kindsOf(decideBaseline(baselineFacts, signatory, sameText, stake))).toEqual(kinds);
    }
    for (const role of Role.options)
      expect(decideBaseline(baselineFacts, actorIn(role), sameText, ownRight).ok).toBe(role === "CLIENT_SIGNATORY");
  });

  it("CR-12 the same set gives the same content in whatever order it comes", () => {
    const items = ["EX-003", "EX-001", "EX-002"].map((code) => ({ ...baselineItem, id: code, code }));
    const project = { id: "p", code: "RIVES" };
    fc.assert(
      fc.property(fc.shuffledSubarray(items, { minLength: 3 }), (shuffled) => {
        expect(baselineContent(project, 1, shuffled, "Aucune")).toEqual(baselineContent(project, 1, items, "Aucune"));
      }),
    );
  });
});

describe("question and change request", () => {
  it("CR-04 a question goes to another side, and that side answers", () => {
    expectOutcome(decideQuestion(owner, "AGENCY", "Combien de pages ?"), "OPEN");
    expect(kindsOf(decideQuestion(owner, "CLIENT", " "))).toEqual(["question-to-own-side", "text-missing"]);
    expectOutcome(decideAnswer({ status: "OPEN", to: "AGENCY" }, manager, "Deux cents"), "ANSWERED");
    expect(kindsOf(decideAnswer({ status: "OPEN", to: "AGENCY" }, owner, "Deux cents"))).toEqual([
      "question-for-other-side",
    ]);
    expect(kindsOf(decideAnswer({ status: "ANSWERED", to: "AGENCY" }, manager, "Trois cents"))).toEqual([
      "wrong-status",
    ]);
  });

  it("CD-13 a change request says what and why, and is submitted by the party that opened it", () => {
    expectOutcome(decideChangeRequestSubmission(changeRequestFacts, owner), "SUBMITTED");
    expect(kindsOf(decideChangeRequestSubmission(changeRequestFacts, manager))).toEqual(["other-party"]);
    const bareRequest = { ...changeRequestFacts, type: null, title: "", description: "", reason: "" };
    const ruling = decideChangeRequestSubmission(bareRequest, owner);
    expect(ruling.ok ? [] : ruling.error).toEqual([
      { kind: "change-request-incomplete", article: "CD-13", missing: ["type", "title", "description", "reason"] },
    ]);
  });
});
