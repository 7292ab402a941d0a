import { z } from "zod";
import { Lack } from "@/lib/domain/quality-score";
import { RequirementStatus } from "@/lib/domain/requirement";
import { Priority, RequirementKind } from "@/lib/domain/requirement-content";
import { columnsOf, nameColumns, RequirementMark, RequirementSort } from "@/lib/domain/requirement-list";
import { RequirementCode } from "@/lib/features/requirement/schema";

/** True for words that the database can look for: whole characters, and no U+0000, which it does not store. */
export function canBeSought(text: string): boolean {
  return text.isWellFormed() && !text.includes("\u0000");
}

/** What a list shows, whoever asks and from where: the filters, the order, the columns. What is not understood is none. */
export const ListShape = z.object({
  q: z.string().trim().max(200).refine(canBeSought).catch(""),
  status: RequirementStatus.nullable().catch(null),
  kind: RequirementKind.nullable().catch(null),
  priority: Priority.nullable().catch(null),
  chapter: z.string().max(300).refine(canBeSought).nullable().catch(null),
  /** A part of the outline by its letter, or a chapter with all that is inside it. */
  within: z.string().max(300).refine(canBeSought).nullable().catch(null),
  lack: Lack.nullable().catch(null),
  mark: RequirementMark.nullable().catch(null),
  sort: RequirementSort.catch("CHAPTER"),
  columns: z
    .string()
    .max(100)
    .transform((named) => nameColumns(columnsOf(named)))
    .catch(""),
});
export type ListShape = z.infer<typeof ListShape>;

/** The filters of the list, as they stand in the address, and from where it goes on. */
export const RequirementFilter = ListShape.extend({
  after: RequirementCode.nullable().catch(null),
  before: RequirementCode.nullable().catch(null),
});
export type RequirementFilter = z.infer<typeof RequirementFilter>;

type Change = { readonly [name in keyof RequirementFilter]?: string | null };

/** What of a shape is not as usual, by name: what an address says and what a saved view keeps. */
export function saidOf(shape: Change): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, value]) =>
      value === null || value === undefined || value === "" || (name === "sort" && value === "CHAPTER")
        ? []
        : [[name, value]],
    ),
  );
}

/** The address of the list with some filters changed. A change goes back to the first page. */
export function requirementsHref(project: string, filter: ListShape, change: Change): string {
  const query = new URLSearchParams(saidOf({ ...ListShape.parse(filter), ...change })).toString();
  return `/projects/${project}/requirements${query === "" ? "" : `?${query}`}`;
}

/** True when two shapes show the same. */
export function sameShape(one: ListShape, other: ListShape): boolean {
  const said = saidOf(ListShape.parse(one));
  const names = Object.keys(said);
  const others = saidOf(ListShape.parse(other));
  return names.length === Object.keys(others).length && names.every((name) => said[name] === others[name]);
}
