import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parse, place, type SourceFile, typeScriptUnder, walk } from "@/tests/support/source-files";

const everything = typeScriptUnder("app", "components", "lib", "scripts", "tests");
const product = everything.filter((file) => /^(app|components|lib)\//.test(file.path));
const rulebook = everything.filter((file) => /^lib\/(domain|kernel)\//.test(file.path));

const SUPPRESSION = /@ts-(ignore|expect-error|nocheck)|(biome|eslint|oxlint|prettier)-(ignore|disable)/;
const POSTPONED = /(TO|FIX)(DO|ME)/;
const RAW_COLOUR = /#[0-9a-fA-F]{3,8}\b|\b(rgba?|hsla?|oklch|oklab|lab|lch)\(/;
const PALETTE =
  /\b(bg|text|border|ring|fill|stroke|outline|from|to|via|divide|decoration|accent|caret|shadow)-(white|black|(red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose|slate|gray|zinc|neutral|stone)-\d{2,3})\b/;
const IMPURE = /\bDate\.now\(|\bnew Date\(|\bMath\.random\(|\brandomUUID\b|\bTemporal\.Now\b|\bprocess\./;

function nodesWhere(files: SourceFile[], wrong: (node: ts.Node) => boolean): string[] {
  return files.flatMap((source) => {
    const file = parse(source);
    const found: string[] = [];
    walk(file, (node) => {
      if (wrong(node)) found.push(place(file, node));
    });
    return found;
  });
}

function linesWhere(files: SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

function isAsConst(node: ts.AsExpression): boolean {
  return ts.isTypeReferenceNode(node.type) && node.type.typeName.getText() === "const";
}

function isExported(node: ts.Node): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((m) => m.kind === ts.SyntaxKind.ExportKeyword);
}

function lacksReturnType(node: ts.Node): boolean {
  if (ts.isFunctionDeclaration(node)) return isExported(node) && node.type === undefined;
  if (!ts.isVariableStatement(node) || !isExported(node)) return false;
  return node.declarationList.declarations.some(({ type, initializer }) => {
    const isFunction =
      initializer !== undefined && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
    return isFunction && type === undefined && initializer.type === undefined;
  });
}

describe("types are believed, never overruled", () => {
  test("no any", () => {
    expect(nodesWhere(everything, (node) => node.kind === ts.SyntaxKind.AnyKeyword)).toEqual([]);
  });
  test("no as but as const", () => {
    const isCast = (node: ts.Node): boolean =>
      ts.isTypeAssertionExpression(node) || (ts.isAsExpression(node) && !isAsConst(node));
    expect(nodesWhere(everything, isCast)).toEqual([]);
  });
  test("no non-null assertion", () => {
    expect(nodesWhere(everything, ts.isNonNullExpression)).toEqual([]);
  });
  test("no suppression comment", () => {
    expect(linesWhere(everything, SUPPRESSION)).toEqual([]);
  });
  test("what lib exports says what it returns", () => {
    expect(
      nodesWhere(
        product.filter((file) => file.path.startsWith("lib/")),
        lacksReturnType,
      ),
    ).toEqual([]);
  });
});

describe("the rulebook", () => {
  test("has no clock, no chance and no machine", () => {
    expect(linesWhere(rulebook, IMPURE)).toEqual([]);
  });
  test("covers every case by name: no default in a switch", () => {
    expect(nodesWhere(rulebook, ts.isDefaultClause)).toEqual([]);
  });
});

test("nothing is put off to later in a comment", () => {
  expect(linesWhere(everything, POSTPONED)).toEqual([]);
});

test("process.env is read in lib/env.ts alone", () => {
  const readers = linesWhere(product, /\bprocess\.env\b/).filter((line) => !line.startsWith("lib/env.ts:"));
  expect(readers).toEqual([]);
});

test("colours come from the tokens", () => {
  const screens = product.filter((file) => /^(app|components)\//.test(file.path));
  expect([...linesWhere(screens, RAW_COLOUR), ...linesWhere(screens, PALETTE)]).toEqual([]);
});
