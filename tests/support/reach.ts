import { existsSync, readFileSync } from "node:fs";
import ts from "typescript";
import { parse, walk } from "@/tests/support/source-files";

/** What is exported or declared at the top of a file, by name, and where its imports come from. */
type Module = {
  readonly declared: ReadonlyMap<string, ts.Node>;
  readonly imported: ReadonlyMap<string, { readonly file: string; readonly name: string }>;
};

const modules = new Map<string, Module>();

/** The project's file behind an import of `@/…`; `null` for packages. */
function fileOf(specifier: string): string | null {
  if (!specifier.startsWith("@/")) return null;
  const path = specifier.slice(2);
  return [path, `${path}.ts`, `${path}.tsx`].find((name) => /\.\w+$/.test(name) && existsSync(name)) ?? null;
}

function moduleOf(path: string): Module {
  const known = modules.get(path);
  if (known !== undefined) return known;
  const declared = new Map<string, ts.Node>();
  const imported = new Map<string, { file: string; name: string }>();
  for (const statement of parse({ path, text: readFileSync(path, "utf8") }).statements) {
    if (ts.isImportDeclaration(statement)) readImport(statement, imported);
    else for (const { name, node } of namesOf(statement, declared)) declared.set(name, node);
  }
  const module = { declared, imported };
  modules.set(path, module);
  return module;
}

/** What a statement at the top of a file gives a name to: an export of something declared above names it once more. */
function namesOf(
  statement: ts.Statement,
  declared: ReadonlyMap<string, ts.Node>,
): readonly { readonly name: string; readonly node: ts.Node }[] {
  if (ts.isVariableStatement(statement)) return variablesOf(statement).map((name) => ({ name, node: statement }));
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    const own = statement.name === undefined ? [] : [statement.name.text];
    return [...own, ...(isMarked(statement, ts.SyntaxKind.DefaultKeyword) ? ["default"] : [])].map((name) => ({
      name,
      node: statement,
    }));
  }
  return aliasesOf(statement).flatMap(({ name, of }) => {
    const node = declared.get(of);
    return node === undefined ? [] : [{ name, node }];
  });
}

function variablesOf(statement: ts.VariableStatement): readonly string[] {
  const names: string[] = [];
  for (const { name } of statement.declarationList.declarations) {
    walk(name, (node) => {
      if (ts.isIdentifier(node)) names.push(node.text);
    });
  }
  return names;
}

/** `export { POST as PUT }`: PUT of POST. */
function aliasesOf(statement: ts.Statement): readonly { readonly name: string; readonly of: string }[] {
  if (!ts.isExportDeclaration(statement) || statement.exportClause === undefined) return [];
  if (!ts.isNamedExports(statement.exportClause)) return [];
  return statement.exportClause.elements.map(({ name, propertyName }) => ({
    name: name.text,
    of: (propertyName ?? name).text,
  }));
}

function isMarked(statement: ts.Statement, keyword: ts.SyntaxKind): boolean {
  if (!ts.canHaveModifiers(statement)) return false;
  return (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === keyword);
}

function readImport(statement: ts.ImportDeclaration, into: Map<string, { file: string; name: string }>): void {
  const file = ts.isStringLiteral(statement.moduleSpecifier) ? fileOf(statement.moduleSpecifier.text) : null;
  const bindings = statement.importClause?.namedBindings;
  if (file === null || bindings === undefined || !ts.isNamedImports(bindings)) return;
  for (const { name, propertyName } of bindings.elements)
    into.set(name.text, { file, name: (propertyName ?? name).text });
}

/**
 * True when the code of this export names one of `wanted` ("lib/http/reading.ts#readProject"), itself or through what it
 * names. Only functions that are called count: a component that is merely shown is another entry.
 */
export function reaches(entry: string, wanted: ReadonlySet<string>): boolean {
  const seen = new Set<string>();
  const waiting = [entry];
  for (;;) {
    const place = waiting.pop();
    if (place === undefined) return false;
    if (wanted.has(place)) return true;
    if (seen.has(place)) continue;
    seen.add(place);
    const [file = "", name = ""] = place.split("#");
    const module = moduleOf(file);
    const node = module.declared.get(name);
    if (node === undefined) continue;
    for (const called of calledIn(node)) {
      const from = module.imported.get(called);
      waiting.push(from === undefined ? `${file}#${called}` : `${from.file}#${from.name}`);
    }
  }
}

/** The names that are called in a piece of code, or handed to a call (`toAction(command)` makes what is called later). */
function calledIn(root: ts.Node): ReadonlySet<string> {
  const names = new Set<string>();
  walk(root, (node) => {
    if (!ts.isCallExpression(node)) return;
    for (const part of [node.expression, ...node.arguments]) if (ts.isIdentifier(part)) names.add(part.text);
  });
  return names;
}

/** The names that a file exports: `default`, `GET`, `define`. Types are left out. */
export function exportsOf(path: string): readonly string[] {
  return [...parse({ path, text: readFileSync(path, "utf8") }).statements].flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return aliasesOf(statement).map(({ name }) => name);
    if (!isMarked(statement, ts.SyntaxKind.ExportKeyword)) return [];
    if (isMarked(statement, ts.SyntaxKind.DefaultKeyword)) return ["default"];
    return namesOf(statement, new Map()).map(({ name }) => name);
  });
}
