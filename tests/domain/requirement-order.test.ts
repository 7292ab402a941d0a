import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Placed, reorder } from "@/lib/domain/requirement-order";

/** Codes in their order once what moves has moved. */
function afterMove(rows: readonly Placed[], code: string, before: string | null): readonly string[] {
  const moved = new Map(reorder(rows, code, before).map((one) => [one.code, one.position]));
  return rows
    .map((row) => ({ code: row.code, position: moved.get(row.code) ?? row.position }))
    .sort((a, b) => a.position - b.position)
    .map((row) => row.code);
}

const rows = ["A", "B", "C", "D"].map((code, index) => ({ code, position: (index + 1) * 3, locked: code === "B" }));

describe("the order of a chapter", () => {
  it("what moves goes before another or last, and what is locked keeps its place", () => {
    expect(afterMove(rows, "D", "A")).toEqual(["D", "B", "A", "C"]);
    expect(afterMove(rows, "A", null)).toEqual(["C", "B", "D", "A"]);
    expect(afterMove(rows, "D", "B")).toEqual(["A", "B", "D", "C"]);
  });

  it("nothing moves when it is locked, there already, or put before itself", () => {
    expect(reorder(rows, "B", "A")).toEqual([]);
    expect(reorder(rows, "A", "A")).toEqual([]);
    expect(reorder(rows, "A", "B")).toEqual([]);
    expect(reorder(rows, "D", null)).toEqual([]);
    expect(reorder(rows, "X", "A")).toEqual([]);
  });

  it("the places stay the same, the locked ones theirs, and the others their order", () => {
    const chapter = fc
      .uniqueArray(fc.tuple(fc.nat(1_000), fc.boolean()), {
        selector: ([position]) => position,
        minLength: 1,
        maxLength: 20,
      })
      .map((all) =>
        all.toSorted(([a], [b]) => a - b).map(([position, locked], n) => ({ code: `EX-${n}`, position, locked })),
      );
    fc.assert(
      fc.property(chapter, fc.nat(), fc.nat(), (all, a, b) => {
        const code = all[a % all.length]?.code ?? "";
        const before = b % (all.length + 1) === all.length ? null : (all[b % (all.length + 1)]?.code ?? null);
        const changed = new Map(reorder(all, code, before).map((one) => [one.code, one.position]));
        const placed = all.map((row) => ({ ...row, position: changed.get(row.code) ?? row.position }));
        const places = (list: readonly Placed[]): readonly number[] =>
          list.map((row) => row.position).toSorted((x, y) => x - y);
        expect(places(placed)).toEqual(places(all));
        for (const row of all) if (row.locked) expect(changed.has(row.code)).toBe(false);
        const others = (list: readonly Placed[]): readonly string[] =>
          list
            .filter((row) => !row.locked && row.code !== code)
            .toSorted((x, y) => x.position - y.position)
            .map((row) => row.code);
        expect(others(placed)).toEqual(others(all));
      }),
    );
  });
});
