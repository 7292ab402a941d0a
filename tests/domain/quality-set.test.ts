import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyChapters, OutlineCode, outlineCodeOf } from "@/lib/domain/outline";
import { balanceOf } from "@/lib/domain/quality-balance";
import { completenessOf, Lack } from "@/lib/domain/quality-score";

const none = { MUST: 0, SHOULD: 0, COULD: 0, WONT: 0, NONE: 0 };

describe("4.3 the balance of priorities", () => {
  it("sixty percent of indispensable is still balanced, one more is not", () => {
    expect(balanceOf({ ...none, MUST: 6, SHOULD: 4 })).toEqual({ kept: 10, mustShare: 6_000, beyond: false });
    expect(balanceOf({ ...none, MUST: 7, SHOULD: 3 })).toEqual({ kept: 10, mustShare: 7_000, beyond: true });
  });

  it("what is left out or not ranked takes no part", () => {
    expect(balanceOf({ ...none, WONT: 5, NONE: 9 })).toEqual({ kept: 0, mustShare: null, beyond: false });
    expect(balanceOf({ ...none, MUST: 1, WONT: 99 }).mustShare).toBe(10_000);
  });
});

const facts = {
  count: 4,
  lacking: { CRITERION: 0, SOURCE: 0, PRIORITY: 0, METHOD: 0, CHAPTER: 0 },
  exclusionsStated: true,
  outline: null,
  blockingQuestions: 0,
};

describe("CD-01 how complete a set is", () => {
  it("is at zero without a requirement, at 100 with nothing lacking", () => {
    expect(completenessOf({ ...facts, count: 0 }).percent).toBe(0);
    expect(completenessOf(facts)).toEqual({ met: 21, asked: 21, percent: 100 });
  });

  it("is never at 100 while one thing lacks, and each thing counts for one", () => {
    const amount = fc.nat(500);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000 }),
        amount,
        amount,
        fc.boolean(),
        fc.nat(9),
        (count, a, b, said, open) => {
          const lacking = { ...facts.lacking, CRITERION: Math.min(a, count), SOURCE: Math.min(b, count) };
          const set = { ...facts, count, lacking, exclusionsStated: said, blockingQuestions: open };
          const { met, asked, percent } = completenessOf(set);
          const missing = lacking.CRITERION + lacking.SOURCE + (said ? 0 : 1) + open;
          expect(asked - met).toBe(missing);
          expect(percent === 100).toBe(missing === 0);
          expect(percent).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });

  it("asks something of every chapter once the outline is used", () => {
    const outline = { asked: OutlineCode.options.length, empty: ["TA", "P3"] as const };
    const { met, asked } = completenessOf({ ...facts, outline });
    expect(asked - met).toBe(2);
    expect(Lack.options).toHaveLength(5);
  });
});

describe("the outline", () => {
  it("knows a chapter by its code, at its head or in brackets", () => {
    expect(outlineCodeOf("TA Accessibilité")).toBe("TA");
    expect(outlineCodeOf("Minimisation de l’impact serveur [TEV]")).toBe("TEV");
    expect(outlineCodeOf("Tarifs")).toBeNull();
    expect(outlineCodeOf("[XX] Autre")).toBeNull();
  });

  it("asks for nothing until it is used, then for what is empty", () => {
    expect(emptyChapters(["Accueil", ""])).toBeNull();
    expect(emptyChapters(["TA Accessibilité", "Accueil"])).toEqual(OutlineCode.options.filter((code) => code !== "TA"));
  });
});
