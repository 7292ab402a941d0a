import { describe, expect, it } from "vitest";
import { type ChapterNode, chapterTree, columnsOf, nameColumns, usualColumns } from "@/lib/domain/requirement-list";
import { ListShape, requirementsHref, sameShape } from "@/lib/features/requirement/schema-filter";

const find = (nodes: readonly ChapterNode[], key: string): ChapterNode | undefined =>
  nodes.flatMap((node) => [node, ...node.below]).find((node) => node.key === key);

describe("the tree of chapters", () => {
  it("stands on the whole outline once one of its chapters is used, empty ones said", () => {
    const tree = chapterTree([
      { chapter: "", count: 4 },
      { chapter: "TA Accessibilité", count: 3 },
      { chapter: "Sécurité [TS]", count: 2 },
      { chapter: "Billetterie", count: 7 },
    ]);
    expect(tree.map(({ key, count }) => [key, count])).toEqual([
      ["C", 0],
      ["M", 0],
      ["F", 0],
      ["T", 5],
      ["L", 0],
      ["P", 0],
      ["Billetterie", 7],
    ]);
    expect(find(tree, "T")).toMatchObject({ within: "T", chapter: null });
    expect(find(tree, "TA Accessibilité")).toMatchObject({ chapter: "TA Accessibilité", count: 3 });
    expect(find(tree, "TD")).toMatchObject({
      outline: { kind: "chapter", code: "TD" },
      count: 0,
      chapter: null,
      within: null,
    });
  });

  it("follows the headings of an imported document, and counts what is below", () => {
    const tree = chapterTree([
      { chapter: "Technique", count: 1 },
      { chapter: "Technique / Accès", count: 2 },
      { chapter: "Technique / Accès / Clavier", count: 5 },
    ]);
    expect(tree).toMatchObject([
      {
        ...{ key: "Technique", count: 8, within: "Technique", chapter: null },
        below: [{ key: "Technique / Accès", count: 7, below: [{ name: "Clavier", count: 5, within: null }] }],
      },
    ]);
  });

  it("has nothing of what has no chapter", () => {
    expect(chapterTree([{ chapter: "", count: 9 }])).toEqual([]);
  });
});

describe("what a list shows", () => {
  it("names its columns in one way, and not at all when they are the usual ones", () => {
    expect(columnsOf("CHANGED,nothing,KIND")).toEqual(["KIND", "CHANGED"]);
    expect(columnsOf("nothing")).toEqual(usualColumns);
    expect(nameColumns([...usualColumns].reverse())).toBe("");
    expect(nameColumns(["CHANGED", "KIND"])).toBe("KIND,CHANGED");
  });

  it("is the same shape in whatever order it is said, and another one with another filter", () => {
    const one = ListShape.parse({ columns: "CHANGED,KIND", mark: "SUSPECT", q: " x " });
    expect(sameShape(one, ListShape.parse({ q: "x", columns: "KIND,CHANGED", mark: "SUSPECT", sort: "CHAPTER" }))).toBe(
      true,
    );
    expect(sameShape(one, ListShape.parse({ q: "x", mark: "SUSPECT" }))).toBe(false);
    expect(sameShape(one, ListShape.parse({}))).toBe(false);
  });

  it("goes back to the first page when a filter changes, and says nothing that is usual", () => {
    const shape = ListShape.parse({ kind: "QUALITY", sort: "CHAPTER", columns: "PRIORITY,CRITERIA,STATUS" });
    expect(requirementsHref("p", { ...shape }, { mark: "CHANGED" })).toBe(
      "/projects/p/requirements?kind=QUALITY&mark=CHANGED",
    );
    expect(requirementsHref("p", shape, { kind: null })).toBe("/projects/p/requirements");
  });
});
