import { RequirementMark } from "@/lib/domain/requirement-list";
import { ListShape } from "@/lib/features/requirement/schema-filter";

/** A saved view in the list of views: one's own, or one that somebody of the party shares. */
export type SavedView = {
  readonly id: string;
  readonly name: string;
  readonly shared: boolean;
  /** One's own: it may be renamed and removed. */
  readonly own: boolean;
  readonly shape: ListShape;
};

/** The views that everybody finds, by what they ask; their names stand in the catalogue. */
export const usualViews: readonly { readonly key: UsualView; readonly shape: ListShape }[] = [
  ...RequirementMark.options.map((mark) => ({ key: mark, shape: ListShape.parse({ mark }) })),
  { key: "NO_CRITERION", shape: ListShape.parse({ lack: "CRITERION" }) },
  { key: "LAST_CHANGED", shape: ListShape.parse({ sort: "CHANGED", columns: "PRIORITY,STATUS,CHANGED" }) },
];
type UsualView = RequirementMark | "NO_CRITERION" | "LAST_CHANGED";
