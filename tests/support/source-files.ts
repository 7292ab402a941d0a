import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";

const NOT_OURS = /^lib\/db\/generated(\/|$)/;

/** A file of the project: its path from the root with `/`, and its text when asked for. */
export type SourceFile = { readonly path: string; readonly text: string };

/** Every file under these folders, generated code excepted. */
export function filesUnder(...folders: string[]): string[] {
  return folders.flatMap((folder) => {
    if (NOT_OURS.test(folder)) return [];
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesUnder(path) : [path];
    });
  });
}

/** The TypeScript files among them, with their text. */
export function typeScriptUnder(...folders: string[]): SourceFile[] {
  return filesUnder(...folders)
    .filter((path) => /\.(ts|tsx|mts)$/.test(path))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

/** The syntax tree of a file, with parents. */
export function parse({ path, text }: SourceFile): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** Calls `visit` for every node of the tree. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** `path:line` of a node, as editors open it. */
export function place(file: ts.SourceFile, node: ts.Node): string {
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
}

/** Lines that hold code: blank lines and comments do not count. */
export function countCodeLines(file: ts.SourceFile): number {
  const lines = new Set<number>();
  const mark = (node: ts.Node): void => {
    if (node.kind >= ts.SyntaxKind.FirstJSDocNode && node.kind <= ts.SyntaxKind.LastJSDocNode) return;
    if (ts.isJsxText(node) && node.text.trim() === "") return;
    const children = node.getChildren(file);
    if (children.length > 0) {
      children.forEach(mark);
      return;
    }
    if (node.getStart(file) === node.getEnd()) return;
    const first = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
    const last = file.getLineAndCharacterOfPosition(node.getEnd()).line;
    for (let line = first; line <= last; line += 1) lines.add(line);
  };
  mark(file);
  return lines.size;
}
