type Node = { type: string; value?: string; children?: Node[] };

const runningText: ReadonlySet<string> = new Set([
  "paragraph",
  "heading",
  "emphasis",
  "strong",
  "delete",
  "link",
  "linkReference",
  "tableCell",
]);

/**
 * Turns HTML in Markdown into plain text before anything else reads it. Requirements speak about tags ("the <img> tag
 * has a text"): a sanitiser alone would drop those words from what people sign.
 */
export function htmlAsText(): (tree: Node) => void {
  return replaceIn;
}

function replaceIn(parent: Node): void {
  parent.children =
    parent.children?.map((node) => {
      if (node.type !== "html") {
        if (node.children) replaceIn(node);
        return node;
      }
      const text = { type: "text", value: node.value ?? "" };
      return runningText.has(parent.type) ? text : { type: "paragraph", children: [text] };
    }) ?? [];
}
