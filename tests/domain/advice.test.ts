import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide, type ProjectAct } from "@/lib/domain/act";
import {
  type AdviceFacts,
  AdviceStatus,
  adviceActs,
  decideAdviceDraft,
  decideAdviceIssue,
  decideAdviceLapse,
  decideFollowing,
  decideOutcome,
  decideOverride,
} from "@/lib/domain/advice";
import { adviceAnsweredFirst, blockedActs, warningsOf } from "@/lib/domain/advice-block";
import { adviceClocks } from "@/lib/domain/advice-clock";
import {
  type AdviceContent,
  AdviceKind,
  isClientOnly,
  missingFromAdvice,
  wantsAnswer,
} from "@/lib/domain/advice-content";
import { decideOpinionRequest, decideRenewal, type OpinionFacts } from "@/lib/domain/opinion";
import { Role } from "@/lib/domain/party";
import { commandNames } from "@/lib/domain/policy";
import { actorIn, changedText, expectOutcome, kindsOf, parties, sameText } from "@/tests/support/rulebook";

const content: AdviceContent = {
  kind: "WARNING",
  object: "Mettre en ligne avant l’audit",
  facts: "L’audit d’accessibilité n’est pas passé.",
  options: "1. Attendre l’audit. 2. Mettre en ligne maintenant.",
  recommended: "Attendre l’audit.",
  cost: "Reprises estimées à 8 000 €.",
  delay: "Trois semaines après la mise en ligne.",
  quality: "Site inutilisable au lecteur d’écran.",
  legal: "Manquement à l’article 47 de la loi de 2005.",
  interests: "Néant.",
  neededBy: "2026-12-01",
};
const facts: AdviceFacts = {
  status: "ISSUED",
  content,
  links: [{ kind: "MILESTONE", code: "J1" }],
  partyId: parties.AMO,
  supersedes: null,
};
const draft: AdviceFacts = { ...facts, status: "DRAFT" };
const words = { reason: "La date du musée ne bouge pas.", consequences: "Nous acceptons les reprises." };

describe("the life of advice", () => {
  const table: readonly [string, ProjectAct<AdviceStatus, AdviceFacts>][] = Object.entries(adviceActs);
  it.each(table)("%s: from where the table says, by whom it says, and by nobody else", (_name, act) => {
    for (const status of AdviceStatus.options)
      for (const role of [...Role.options, "SYSTEM"] as const)
        expect(decide<AdviceStatus, AdviceFacts>(act, { ...facts, status }, { role }).ok).toBe(
          act.from.includes(status) && act.by.includes(role),
        );
  });

  it("MD-05 what lacks one mandatory field is not issued; information needs fewer", () => {
    const fields = [
      "object",
      "facts",
      "options",
      "recommended",
      "cost",
      "delay",
      "quality",
      "legal",
      "interests",
    ] as const;
    for (const field of fields) {
      const without = { ...draft, content: { ...content, [field]: " " } };
      expect(kindsOf(decideAdviceIssue(without, actorIn("AMO")))).toEqual(["advice-incomplete"]);
    }
    expect(missingFromAdvice({ ...content, neededBy: null })).toEqual(["neededBy"]);
    const told = { ...content, kind: "INFORMATION", options: "", recommended: "", cost: "", delay: "" } as const;
    expect(missingFromAdvice({ ...told, quality: "", legal: "", neededBy: null })).toEqual([]);
    expectOutcome(decideAdviceIssue(draft, actorIn("AMO")), "ISSUED");
  });

  it("MR-03 one writes and issues for one's own party alone", () => {
    const agency: AdviceFacts = { ...draft, partyId: parties.AGENCY };
    expect(kindsOf(decideAdviceDraft(agency, actorIn("AMO")))).toEqual(["other-party"]);
    expect(kindsOf(decideAdviceIssue(agency, actorIn("AMO")))).toEqual(["other-party"]);
    expectOutcome(decideAdviceIssue(agency, actorIn("AGENCY_MANAGER")), "ISSUED");
  });

  it("CR-03 advice on a consultation is linked to nothing that an agency reads", () => {
    const links = [{ kind: "CONSULTATION", code: "C-001" }, ...facts.links] as const;
    expect(isClientOnly(links)).toBe(true);
    expect(kindsOf(decideAdviceDraft({ ...draft, links }, actorIn("AMO")))).toEqual(["consultation-advice-apart"]);
  });

  it("only what still waits is superseded", () => {
    const after = { ...draft, supersedes: { code: "AVIS-001", open: false } };
    expect(kindsOf(decideAdviceIssue(after, actorIn("AMO")))).toEqual(["advice-ended"]);
    expectOutcome(
      decideAdviceIssue({ ...draft, supersedes: { code: "AVIS-001", open: true } }, actorIn("AMO")),
      "ISSUED",
    );
  });

  it("only who advised says that it lapsed, and why", () => {
    expect(kindsOf(decideAdviceLapse(facts, actorIn("AMO"), ""))).toEqual(["reason-missing"]);
    expect(kindsOf(decideAdviceLapse({ ...facts, partyId: null }, actorIn("AMO"), "Sans objet."))).toEqual([
      "other-party",
    ]);
  });
});

describe("the answer", () => {
  it("CR-06 a warning is followed without a signature, and left aside by the signatory's alone", () => {
    expectOutcome(decideFollowing(facts, actorIn("CLIENT_OWNER"), { answer: "FOLLOWED", reason: "" }), "FOLLOWED");
    const partly = decideFollowing(facts, actorIn("CLIENT_SIGNATORY"), {
      answer: "PARTLY_FOLLOWED",
      reason: "En partie.",
    });
    expect(kindsOf(partly)).toEqual(["warning-wants-signature"]);
    for (const answer of ["OVERRIDDEN", "PARTLY_FOLLOWED"] as const) {
      const brought = { answer, ...words, digests: sameText };
      expectOutcome(decideOverride(facts, actorIn("CLIENT_SIGNATORY"), brought), answer);
      expect(kindsOf(decideOverride(facts, actorIn("CLIENT_OWNER"), brought))).toEqual(["wrong-role"]);
    }
  });

  it("CR-06 a recommendation is overridden by the owner too, always with reason, consequences and the text as read", () => {
    const soft: AdviceFacts = { ...facts, content: { ...content, kind: "RECOMMENDATION" } };
    const owner = actorIn("CLIENT_OWNER");
    expectOutcome(decideOverride(soft, owner, { answer: "OVERRIDDEN", ...words, digests: sameText }), "OVERRIDDEN");
    const empty = { answer: "OVERRIDDEN", reason: " ", consequences: " ", digests: changedText } as const;
    expect(kindsOf(decideOverride(soft, owner, empty))).toEqual([
      "reason-missing",
      "consequences-missing",
      "content-changed",
    ]);
    expect(kindsOf(decideFollowing(soft, owner, { answer: "PARTLY_FOLLOWED", reason: "" }))).toEqual([
      "reason-missing",
    ]);
  });

  it("MD-01 nobody but the client answers, whatever they are", () => {
    const others: readonly Role[] = [
      "AMO",
      "AGENCY_MANAGER",
      "AGENCY_SIGNATORY",
      "CLIENT_SPONSOR",
      "CLIENT_CONTRIBUTOR",
      "MEDIATOR",
    ];
    for (const role of others) {
      const brought = { answer: "OVERRIDDEN", ...words, digests: sameText } as const;
      expect(kindsOf(decideOverride(facts, actorIn(role), brought))).toContain("wrong-role");
      expect(kindsOf(decideFollowing(facts, actorIn(role), { answer: "FOLLOWED", reason: "" }))).toEqual([
        "wrong-role",
      ]);
    }
  });

  it("an answer is given once: nothing that has ended is answered", () => {
    const ended = AdviceStatus.options.filter((status) => !["ISSUED", "ACKNOWLEDGED"].includes(status));
    for (const status of ended) {
      const brought = { answer: "OVERRIDDEN", ...words, digests: sameText } as const;
      expect(kindsOf(decideOverride({ ...facts, status }, actorIn("CLIENT_SIGNATORY"), brought))).toEqual([
        "wrong-status",
      ]);
    }
  });

  it("what came of it is noted after the answer, and changes nothing", () => {
    expectOutcome(decideOutcome({ ...facts, status: "OVERRIDDEN" }, actorIn("AMO")), "OVERRIDDEN");
    expect(kindsOf(decideOutcome(facts, actorIn("AMO")))).toEqual(["wrong-status"]);
  });
});

describe("what waits for an answer stops every signature", () => {
  it("CD-03 any advice that wants an answer refuses, and names itself", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...AdviceKind.options)), (kinds) => {
        const unanswered = kinds.map((kind, index) => ({ kind, code: `AVIS-00${index}` }));
        expect(adviceAnsweredFirst(unanswered).length).toBe(kinds.length === 0 ? 0 : 1);
        expect(warningsOf(unanswered).length).toBe(kinds.filter((kind) => kind === "WARNING").length);
      }),
    );
    expect(AdviceKind.options.filter((kind) => !wantsAnswer(kind))).toEqual(["INFORMATION"]);
  });

  it("each act of the list is an act of the policy", () => {
    expect(Object.keys(blockedActs).filter((name) => !commandNames.some((known) => known === name))).toEqual([]);
  });
});

describe("opinions", () => {
  const asked: OpinionFacts = {
    status: "OPEN",
    askedOf: "EXPERT",
    links: [],
    question: "Le cache tiendra-t-il ?",
    neededBy: "2026-12-01",
    today: "2026-11-23",
  };

  it("CR-08 the client and its AMO ask, in words, by a day to come", () => {
    expectOutcome(decideOpinionRequest(asked, actorIn("AMO")), "OPEN");
    expect(kindsOf(decideOpinionRequest(asked, actorIn("AGENCY_MANAGER")))).toEqual(["wrong-role"]);
    const late = { ...asked, question: " ", neededBy: asked.today };
    expect(kindsOf(decideOpinionRequest(late, actorIn("AMO")))).toEqual(["advice-incomplete", "review-day-past"]);
  });

  it("CR-03 no agency is asked about the choice of a provider", () => {
    const links = [{ kind: "CONSULTATION" }] as const;
    const ask = { ...asked, links, askedOf: "AGENCY" } as const;
    expect(kindsOf(decideOpinionRequest(ask, actorIn("AMO")))).toEqual(["consultation-advice-apart"]);
    expectOutcome(decideOpinionRequest({ ...ask, askedOf: "EXPERT" }, actorIn("AMO")), "OPEN");
  });

  it("only an expert has a link to renew", () => {
    expect(kindsOf(decideRenewal({ ...asked, askedOf: "AMO" }, actorIn("AMO")))).toEqual(["opinion-asked-inside"]);
  });
});

describe("the clock", () => {
  const id = "01939b1e-0000-7000-8000-00000000000a";
  const named = { adviceId: id, advice: "AVIS-001", kind: "WARNING" } as const;

  it("runs for the client from the issue, and stops at an answer; reading stops it for information alone", () => {
    const more = { adviser: "AMO" as const, partyId: parties.AMO, links: [], opinion: null, supersedes: null };
    const due = { dueOn: "2026-11-30", dueBefore: "2026-11-30T23:00:00.000Z" };
    const [opened] = adviceClocks({ type: "AdviceIssued", payload: { ...named, ...more, ...due } });
    expect(opened).toMatchObject({ do: "open", kind: "ADVICE_ANSWER", side: "CLIENT", dueOn: "2026-11-30" });
    expect(adviceClocks({ type: "AdviceAcknowledged", payload: named })).toEqual([]);
    const read = adviceClocks({ type: "AdviceAcknowledged", payload: { ...named, kind: "INFORMATION" } });
    expect(read).toMatchObject([{ do: "close", outcome: "ACTED" }]);
  });
});
