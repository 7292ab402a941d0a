import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArticleCode, type ArticleWording, articleGroups, CHARTER_EDITION } from "@/lib/domain/article";
import {
  type CharterFacts,
  decideCharterDraft,
  decideCharterProposal,
  decideCharterSignature,
} from "@/lib/domain/charter";
import { type CharterDraft, charterContent } from "@/lib/domain/charter-content";
import {
  CharterParameters,
  MAX_ACCEPTANCE_DAYS,
  parameterKeys,
  parameterSpec,
  parametersOf,
} from "@/lib/domain/parameter";
import { deviationsFrom, Preset, presets } from "@/lib/domain/preset";
import { decideActivation } from "@/lib/domain/project";
import en from "@/lib/text/en.json";
import fr from "@/lib/text/fr.json";
import {
  actorIn,
  changedText,
  charterFacts,
  expectOutcome,
  kindsOf,
  parties,
  sameText,
} from "@/tests/support/rulebook";

const owner = actorIn("CLIENT_OWNER");
const proposed: CharterFacts = { ...charterFacts, status: "PROPOSED" };
const without = (role: string, side: string): CharterFacts => ({
  ...charterFacts,
  parties: charterFacts.parties.map((party) =>
    party.side === side
      ? { ...party, members: party.members.filter((member) => !member.roles.some((held) => held === role)) }
      : party,
  ),
});

/** SHA-256 of the words of each edition: a change of words without a new edition fails here. */
const editions: Readonly<Record<number, string>> = {
  1: "dae3d1879e1fa991fbddb48dde4f72883af22050d8a5d4758f0c4b15dd84e280",
};

const wording = Object.fromEntries(
  ArticleCode.options.map((code): [ArticleCode, ArticleWording] => [
    code,
    { fr: fr.articles[code], en: en.articles[code] },
  ]),
);

function isComplete(words: Partial<Record<ArticleCode, ArticleWording>>): words is Record<ArticleCode, ArticleWording> {
  return ArticleCode.options.every((code) => code in words);
}

function draftOf(parties: CharterDraft["parties"]): CharterDraft {
  if (!isComplete(wording)) throw new Error("An article without words");
  const project = { id: "p", code: "RIVES", name: "Rives", currency: "EUR", timeZone: "Europe/Paris", calendar: "FR" };
  return { project, version: 1, preset: "PRIVATE", parameters: presets.PRIVATE, parties, wording };
}

describe("charter", () => {
  it("CD-08 no proposal without an executive sponsor", () => {
    expect(kindsOf(decideCharterProposal(without("CLIENT_SPONSOR", "CLIENT"), owner))).toEqual(["sponsor-missing"]);
  });

  it("CD-07 no proposal without a client signatory and a substitute", () => {
    const one: CharterFacts = {
      ...charterFacts,
      parties: charterFacts.parties.map((party) => ({
        ...party,
        members: party.members.filter((member) => member.personId !== "cyril"),
      })),
    };
    expect(kindsOf(decideCharterProposal(one, owner))).toEqual(["client-signatories-missing"]);
  });

  it("CD-07 no proposal with an agency that cannot sign, nor without an agency", () => {
    expect(kindsOf(decideCharterProposal(without("AGENCY_SIGNATORY", "AGENCY"), owner))).toEqual([
      "agency-signatory-missing",
    ]);
    const alone = { ...charterFacts, parties: charterFacts.parties.filter((party) => party.side !== "AGENCY") };
    expect(kindsOf(decideCharterProposal(alone, owner))).toEqual(["agency-missing"]);
  });

  it("MR-01 no proposal without an AMO", () => {
    expect(kindsOf(decideCharterProposal(without("AMO", "AMO"), owner))).toEqual(["amo-missing"]);
  });

  it("CD-02 everything that is missing is told at once", () => {
    const bare: CharterFacts = { ...charterFacts, parties: [] };
    const told = ["wrong-role", "sponsor-missing", "client-signatories-missing", "agency-missing", "amo-missing"];
    expect(kindsOf(decideCharterProposal(bare, actorIn("AGENCY_MEMBER")))).toEqual(told);
  });

  it("CD-16 the charter enters into force with the last party's signature, in whatever order they sign", () => {
    const order = ["CLIENT_SIGNATORY", "AGENCY_SIGNATORY", "AMO"] as const;
    fc.assert(
      fc.property(fc.shuffledSubarray([...order], { minLength: 3 }), (roles) => {
        const signatures: { partyId: string; personId: string }[] = [];
        for (const [index, role] of roles.entries()) {
          const actor = actorIn(role);
          const ruling = decideCharterSignature({ ...proposed, signatures }, actor, sameText);
          expectOutcome(ruling, index === 2 ? "IN_FORCE" : "PROPOSED");
          signatures.push({ partyId: actor.partyId ?? "", personId: actor.personId ?? "" });
        }
      }),
    );
  });

  it("CR-12 one signature for each party, of what was read", () => {
    const signed = { ...proposed, signatures: [{ partyId: parties.AMO, personId: "person-AMO" }] };
    expect(kindsOf(decideCharterSignature(signed, actorIn("AMO"), changedText))).toEqual([
      "party-already-signed",
      "content-changed",
    ]);
  });

  it("CD-07 nobody signs for two parties", () => {
    const signed = { ...proposed, signatures: [{ partyId: parties.AGENCY, personId: "person-AMO" }] };
    expect(kindsOf(decideCharterSignature(signed, actorIn("AMO"), sameText))).toEqual(["signed-for-other-side"]);
  });

  it("CD-16 a party that the version does not name does not sign it", () => {
    const stranger = { role: "AGENCY_SIGNATORY", personId: "x", partyId: "another" } as const;
    expect(kindsOf(decideCharterSignature(proposed, stranger, sameText))).toEqual(["party-not-in-charter"]);
  });

  it("CD-16 one version is in the works at a time", () => {
    expect(decideCharterDraft(null).ok).toBe(true);
    expect(kindsOf(decideCharterDraft(2))).toEqual(["charter-version-open"]);
  });

  it("CD-02 the project starts when the charter is in force and the client's commitments are signed, not before", () => {
    const ready = {
      status: "SETUP",
      charterInForce: true,
      clientCommitments: { signed: 1, proposed: 0 },
    } as const;
    expectOutcome(decideActivation(ready), "ACTIVE");
    expect(kindsOf(decideActivation({ ...ready, charterInForce: false }))).toEqual(["charter-not-in-force"]);
    for (const clientCommitments of [
      { signed: 0, proposed: 0 },
      { signed: 0, proposed: 1 },
      { signed: 2, proposed: 1 },
    ])
      expect(kindsOf(decideActivation({ ...ready, clientCommitments }))).toEqual(["client-commitments-unsigned"]);
  });
});

describe("charter content", () => {
  const both = [
    { id: "b", side: "AGENCY", name: "Atelier Nord" },
    { id: "a", side: "CLIENT", name: "Rives" },
  ] as const;

  it("CR-12 the same facts give the same content, in whatever order they come", () => {
    expect(canonicalize(charterContent(draftOf(both)))).toBe(
      canonicalize(charterContent(draftOf([...both].reverse()))),
    );
  });

  it("CR-12 what is signed holds every article in both languages, and every parameter once", () => {
    const content = charterContent(draftOf(both));
    expect(content.articles.map((article) => article.code)).toEqual(articleGroups.flatMap((group) => group.codes));
    expect(content.articles.flatMap((article) => Object.keys(article.parameters)).sort()).toEqual(
      [...parameterKeys].sort(),
    );
    expect(content.parties.map((party) => party.side)).toEqual(["CLIENT", "AGENCY"]);
  });

  it("CR-12 the words of an edition do not change", () => {
    const digest = createHash("sha256")
      .update(canonicalize(wording) ?? "")
      .digest("hex");
    expect(editions[CHARTER_EDITION]).toBe(digest);
  });
});

describe("parameters", () => {
  it.each(Preset.options)("AR-02 the preset %s is valid and deviates from itself in nothing", (preset) => {
    expect(CharterParameters.parse(presets[preset])).toEqual(presets[preset]);
    expect(deviationsFrom(preset, presets[preset])).toEqual([]);
  });

  it("AR-02 each deviation from the preset is told, with the standard and the choice", () => {
    const chosen = {
      ...presets.PRIVATE,
      twoStage: true,
      warranty: { amount: 6, unit: "MONTHS" as const },
      reminders: [7, 1],
    };
    expect(deviationsFrom("PRIVATE", chosen)).toEqual([
      { parameter: "twoStage", standard: false, chosen: true },
      { parameter: "warranty", standard: { amount: 3, unit: "MONTHS" }, chosen: { amount: 6, unit: "MONTHS" } },
      { parameter: "reminders", standard: [5, 3, 1, 0], chosen: [7, 1] },
    ]);
  });

  it("AR-02 an acceptance longer than thirty days needs an express clause", () => {
    const days = (amount: number) => ({
      ...presets.PRIVATE,
      acceptancePeriod: { amount, unit: "CALENDAR_DAYS" as const },
    });
    expect(CharterParameters.safeParse(days(MAX_ACCEPTANCE_DAYS)).success).toBe(true);
    expect(CharterParameters.safeParse(days(MAX_ACCEPTANCE_DAYS + 1)).success).toBe(false);
    expect(CharterParameters.safeParse({ ...days(MAX_ACCEPTANCE_DAYS + 1), longAcceptanceClause: true }).success).toBe(
      true,
    );
  });

  it("AR-07 the agency's hearing never lasts less than fifteen days", () => {
    const days = (amount: number) => ({
      ...presets.PRIVATE,
      hearingPeriod: { amount, unit: "CALENDAR_DAYS" as const },
    });
    expect(CharterParameters.safeParse(days(15)).success).toBe(true);
    expect(CharterParameters.safeParse(days(14)).success).toBe(false);
  });

  it("AR-02 a period keeps the unit of its parameter", () => {
    const inWeeks = { ...presets.PRIVATE, warranty: { amount: 3, unit: "WORKING_DAYS" as const } };
    expect(CharterParameters.safeParse(inWeeks).success).toBe(false);
  });

  it("CR-01 every parameter completes an article", () => {
    for (const key of parameterKeys) expect(parametersOf(parameterSpec(key).article)).toContain(key);
  });
});
