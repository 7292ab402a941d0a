import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareSets,
  differenceOf,
  type HeldVersion,
  inverse,
  paired,
  smoothed,
  textAfter,
  textBefore,
} from "@/lib/domain/difference";
import { wordDifference } from "@/lib/features/difference/view-words";

/** Sentences out of few words, so that two of them have much in common; blanks and ends of lines included. */
const sentence = fc
  .array(fc.constantFrom("le", "site", "doit", "répondre", "en", "1 s", ".", "\n", "  ", "EX-044", "é"), {
    maxLength: 30,
  })
  .map((words) => words.join(" "));
const anyText = fc.oneof(sentence, fc.string({ maxLength: 60 }), fc.string({ unit: "grapheme", maxLength: 40 }));

describe("two texts, word by word", () => {
  it("the difference gives both texts back, to the letter", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const parts = wordDifference(before, after);
        expect(textBefore(parts)).toBe(before);
        expect(textAfter(parts)).toBe(after);
      }),
    );
  });

  it("read the other way round it is the same difference", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        expect(wordDifference(after, before)).toEqual(inverse(wordDifference(before, after)));
      }),
    );
  });

  it("a text beside itself has nothing added and nothing removed", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(wordDifference(text, text).every(({ kind }) => kind === "SAME")).toBe(true);
      }),
    );
  });

  it("neighbours differ in kind, and what was taken away comes first", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const kinds = wordDifference(before, after).map(({ kind }) => kind);
        for (const [place, kind] of kinds.entries()) {
          expect(kind).not.toBe(kinds[place + 1]);
          expect([kind, kinds[place + 1]]).not.toEqual(["ADDED", "REMOVED"]);
        }
      }),
    );
  });

  it("a reworded phrase is one change, not one per word", () => {
    expect(wordDifference("en moins de 2 s pour tous", "en plus de 3 s pour tous")).toEqual([
      { kind: "SAME", text: "en " },
      { kind: "REMOVED", text: "moins" },
      { kind: "ADDED", text: "plus" },
      { kind: "SAME", text: " de " },
      { kind: "REMOVED", text: "2" },
      { kind: "ADDED", text: "3" },
      { kind: "SAME", text: " s pour tous" },
    ]);
    expect(wordDifference("le grand site", "le petit portail")).toEqual([
      { kind: "SAME", text: "le " },
      { kind: "REMOVED", text: "grand site" },
      { kind: "ADDED", text: "petit portail" },
    ]);
  });

  it("two long texts without anything in common are told as two texts, at once", () => {
    const of = (word: string): string => Array.from({ length: 5_000 }, (_, n) => `${word}${n}`).join(" ");
    expect(wordDifference(of("a"), of("b"))).toEqual([
      { kind: "REMOVED", text: of("a") },
      { kind: "ADDED", text: of("b") },
    ]);
  });

  it("smoothing again changes nothing", () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const parts = wordDifference(before, after);
        expect(smoothed(parts)).toEqual(parts);
      }),
    );
  });
});

describe("two sets", () => {
  const set = fc
    .uniqueArray(fc.record({ number: fc.integer({ min: 1, max: 40 }), version: fc.integer({ min: 1, max: 3 }) }), {
      selector: ({ number }) => number,
    })
    .map((items): readonly HeldVersion[] => items.map(({ number, version }) => ({ code: `EX-${number}`, version })));

  it("every requirement of either is counted once, and the counts lead from one size to the other", () => {
    fc.assert(
      fc.property(set, set, (before, after) => {
        const { added, removed, changed, same } = compareSets(before, after);
        expect(removed + changed + same).toBe(before.length);
        expect(added + changed + same).toBe(after.length);
      }),
    );
  });

  it("read the other way round, what came in went out", () => {
    fc.assert(
      fc.property(set, set, (before, after) => {
        const there = compareSets(before, after);
        const back = compareSets(after, before);
        expect(back).toEqual({ ...there, added: there.removed, removed: there.added });
      }),
    );
  });

  it("says how one requirement differs", () => {
    expect([differenceOf(null, 1), differenceOf(2, null), differenceOf(1, 2), differenceOf(2, 2)]).toEqual([
      "ADDED",
      "REMOVED",
      "CHANGED",
      null,
    ]);
  });
});

describe("two lists", () => {
  const items = fc.array(
    fc.record({ name: fc.constantFrom("", "1.1", "1.2"), words: fc.constantFrom("a", "b", "c") }),
    {
      maxLength: 8,
    },
  );
  const by = { nameOf: (one: { name: string }) => one.name, wordsOf: (one: { words: string }) => one.words };

  it("each line of either stands in one pair", () => {
    fc.assert(
      fc.property(items, items, (before, after) => {
        const pairs = paired(before, after, by);
        expect(pairs.flatMap((pair) => (pair.after === null ? [] : [pair.after]))).toEqual(after);
        const told = pairs.flatMap((pair) => (pair.before === null ? [] : [pair.before]));
        expect(new Set(told)).toEqual(new Set(before));
        expect(told.length).toBe(before.length);
      }),
    );
  });

  it("lines of the same name stand together, whatever their words", () => {
    const [old, present] = [
      { name: "1.1", words: "a" },
      { name: "1.1", words: "b" },
    ];
    expect(paired([old], [{ name: "", words: "a" }, present], by)).toEqual([
      { before: null, after: { name: "", words: "a" } },
      { before: old, after: present },
    ]);
  });
});
