import { hintLine } from "@/components/markdown/hint-line";

type Point = { readonly offset?: number | undefined };
type Node = {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  position?: { readonly start: Point; readonly end: Point } | undefined;
  children?: Node[];
};

/** A part of a source, by its offsets. */
export type Range = { readonly start: number; readonly end: number };

/**
 * Underlines parts of a Markdown source where they show, after it has been made safe. A part inside words that Markdown
 * has changed (an escape, an entity) is left as it is: it is told in words anyway.
 */
export function markRanges(source: string, ranges: readonly Range[]): () => (tree: Node) => void {
  return () => (tree) => markIn(tree, source, ranges);
}

function markIn(parent: Node, source: string, ranges: readonly Range[]): void {
  if (!parent.children) return;
  parent.children = parent.children.flatMap((node) => {
    if (node.type === "text") return marked(node, source, ranges);
    markIn(node, source, ranges);
    return [node];
  });
}

function marked(node: Node, source: string, ranges: readonly Range[]): Node[] {
  const from = node.position?.start.offset;
  const value = node.value ?? "";
  if (from === undefined || source.slice(from, from + value.length) !== value) return [node];
  const pieces: Node[] = [];
  let last = 0;
  for (const range of ranges) {
    const [start, end] = [Math.max(range.start - from, last), Math.min(range.end - from, value.length)];
    if (start >= end) continue;
    if (start > last) pieces.push({ type: "text", value: value.slice(last, start) });
    pieces.push({
      type: "element",
      tagName: "span",
      properties: { className: [hintLine] },
      children: [{ type: "text", value: value.slice(start, end) }],
    });
    last = end;
  }
  if (last < value.length) pieces.push({ type: "text", value: value.slice(last) });
  return pieces;
}
