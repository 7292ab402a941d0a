import { z } from "zod";
import { OutlineCode, outlineCodeOf } from "@/lib/domain/outline";

/** What a requirement waits for, beside its state: the sets that people look for most. */
export const RequirementMark = z.enum(["TO_AGREE", "CHANGED", "SUSPECT", "UNCOVERED"]);
export type RequirementMark = z.infer<typeof RequirementMark>;

/** What may be missing between a requirement and its proof: a milestone, a criterion, a test that passed; or a test that failed. */
export const Gap = z.enum(["MILESTONE", "CRITERION", "TEST", "FAILED"]);
export type Gap = z.infer<typeof Gap>;

/** The orders of the list: as the document reads, by number, by what moved last. */
export const RequirementSort = z.enum(["CHAPTER", "CODE", "CHANGED"]);
export type RequirementSort = z.infer<typeof RequirementSort>;

/** The columns that one may do without; the number and the statement are always there. */
export const ListColumn = z.enum(["PRIORITY", "KIND", "CRITERIA", "STATUS", "CHANGED"]);
export type ListColumn = z.infer<typeof ListColumn>;

/** What the list shows before anybody chose. */
export const usualColumns: readonly ListColumn[] = ["PRIORITY", "CRITERIA", "STATUS"];

/** The columns that are named, in the order of the list; the usual ones when none is. */
export function columnsOf(named: string): readonly ListColumn[] {
  const names = named.split(",");
  const known = ListColumn.options.filter((column) => names.includes(column));
  return known.length === 0 ? usualColumns : known;
}

/** The columns as an address names them: nothing for the usual ones. */
export function nameColumns(columns: readonly ListColumn[]): string {
  const known = ListColumn.options.filter((column) => columns.includes(column));
  return known.join(",") === usualColumns.join(",") ? "" : known.join(",");
}

/** The parts of the outline, by the letter of their codes: context, method, functions, technique, law, price. */
export const OutlinePart = z.enum(["C", "M", "F", "T", "L", "P"]);
export type OutlinePart = z.infer<typeof OutlinePart>;

/** The codes of a part of the outline. */
export function codesOfPart(part: OutlinePart): readonly OutlineCode[] {
  return OutlineCode.options.filter((code) => code.startsWith(part));
}

/** Between a chapter and the one inside it: "Technique / Accessibilité". */
export const chapterJoint = " / ";

/**
 * A place in the tree of chapters. `chapter` is what one filters by when requirements stand right there, `within` what
 * one filters by to have all that is below too; a chapter of the outline that nothing fills yet has neither.
 */
export type ChapterNode = {
  readonly key: string;
  /** A part or a chapter of the outline, whose name stands in the catalogue; else its own words are its name. */
  readonly outline:
    | { readonly kind: "part"; readonly part: OutlinePart }
    | { readonly kind: "chapter"; readonly code: OutlineCode }
    | null;
  readonly name: string;
  readonly count: number;
  readonly chapter: string | null;
  readonly within: string | null;
  readonly below: readonly ChapterNode[];
};

type Counted = { readonly chapter: string; readonly count: number };

/**
 * The chapters as a tree: by the parts of the outline once one of its chapters is used, and all other names by what
 * stands before each joint. Counts are of what stands there and below; what has no chapter is no part of it.
 */
export function chapterTree(chapters: readonly Counted[]): readonly ChapterNode[] {
  const named = chapters.filter(({ chapter }) => chapter !== "");
  const inOutline = named.filter(({ chapter }) => outlineCodeOf(chapter) !== null);
  const others = named.filter(({ chapter }) => outlineCodeOf(chapter) === null);
  return [...(inOutline.length === 0 ? [] : outlineTree(inOutline)), ...branches(others, "")];
}

function outlineTree(chapters: readonly Counted[]): readonly ChapterNode[] {
  return OutlinePart.options.map((part) => {
    const below = codesOfPart(part).flatMap((code) => leavesOf(code, chapters));
    const count = sum(below);
    return {
      ...{ key: part, outline: { kind: "part", part }, name: part, count },
      ...{ chapter: null, within: count === 0 ? null : part, below },
    };
  });
}

/** A chapter of the outline: once for each way it is written, or empty. */
function leavesOf(code: OutlineCode, chapters: readonly Counted[]): readonly ChapterNode[] {
  const mine = chapters.filter(({ chapter }) => outlineCodeOf(chapter) === code);
  if (mine.length === 0)
    return [
      {
        ...{ key: code, outline: { kind: "chapter", code }, name: code, count: 0 },
        ...{ chapter: null, within: null, below: [] },
      },
    ];
  return mine.map(({ chapter, count }) => ({
    ...{ key: chapter, outline: null, name: chapter, count, chapter, within: null, below: [] },
  }));
}

function branches(chapters: readonly Counted[], above: string): readonly ChapterNode[] {
  const heads = new Map<string, Counted[]>();
  for (const one of chapters) {
    const head = one.chapter.slice(above.length).split(chapterJoint)[0] ?? "";
    heads.set(head, [...(heads.get(head) ?? []), one]);
  }
  return [...heads].map(([name, held]) => {
    const path = `${above}${name}`;
    const here = held.find(({ chapter }) => chapter === path);
    const below = branches(
      held.filter(({ chapter }) => chapter !== path),
      `${path}${chapterJoint}`,
    );
    return {
      key: path,
      outline: null,
      name,
      count: (here?.count ?? 0) + sum(below),
      chapter: below.length === 0 && here !== undefined ? path : null,
      within: below.length === 0 ? null : path,
      below,
    };
  });
}

function sum(nodes: readonly ChapterNode[]): number {
  return nodes.reduce((total, { count }) => total + count, 0);
}
