import ts from "typescript";
import { expect, test } from "vitest";
import { parse, typeScriptUnder, walk } from "@/tests/support/source-files";

type Pattern = { readonly path: string; readonly text: string; readonly source: string };

const patterns: readonly Pattern[] = typeScriptUnder("app", "components", "lib").flatMap((file) => {
  const found: Pattern[] = [];
  walk(parse(file), (node) => {
    if (!ts.isRegularExpressionLiteral(node)) return;
    found.push({ path: file.path, text: node.text, source: node.text.slice(1, node.text.lastIndexOf("/")) });
  });
  return found;
});

/**
 * Patterns that repeat what repeats, or look for a run before the end from every place, and why they take no more steps
 * than the text has signs (or than a bound).
 */
const looked: Readonly<Record<string, string>> = {
  "components/ui/typeset.tsx \\b1er\\b|\\b[0-9a-f]{64}\\b|\\b[A-Z]{1,3}(?:-[A-Z]?\\d+)+\\b":
    "each turn begins with a hyphen, which no turn holds",
  "lib/auth/next-auth.ts \\/+$": "the address of the provider, by the operator",
  "lib/env.ts \\/+$": "the public address, by the operator",
  "lib/features/project/view.ts ^-+|-+$": "of a name of two hundred signs, without two hyphens in a row",
  "lib/features/requirement/sheet-xlsx.ts ((?:\\s+[\\w.:-]+\\s*=\\s*(?:\"[^\"]*\"|'[^']*'))*)\\s*(\\/?)>":
    "each turn is an attribute with its equals sign and its quotes, and the first that is none ends the reading",
  "lib/files/file-name.ts [\\s.]+$": "of a thousand signs at most",
  "lib/pdf/lines.ts [ \\t\\u200b\\u00ad]+$": "of one line of a sheet",
};

/** True when a repetition without bound holds another: `(a+)+`. Classes and escapes are stepped over. */
function repeatsRepeating(source: string): boolean {
  const open: { repeats: boolean }[] = [{ repeats: false }];
  const plain = source.replace(/\\./g, "x").replace(/\[[^\]]*\]/g, "x");
  for (let at = 0; at < plain.length; at += 1) {
    const unbounded = /^(?:[+*]|\{\d+,\})/.test(plain.slice(at + 1));
    const sign = plain[at];
    if (sign === "(") open.push({ repeats: false });
    else if (sign === ")") {
      const group = open.pop();
      if (group?.repeats === true && unbounded) return true;
      const around = open.at(-1);
      if (around !== undefined) around.repeats ||= group?.repeats === true || unbounded;
    } else if (unbounded) {
      const around = open.at(-1);
      if (around !== undefined) around.repeats = true;
    }
  }
  return false;
}

/** True when a run is looked for before the end, from any place: `\s+$` takes n² steps over n blanks and a letter. */
function runsToTheEnd(source: string): boolean {
  const plain = source.replace(/\\./g, "x").replace(/\[[^\]]*\]/g, "x");
  return plain.split("|").some((branch) => !branch.startsWith("^") && /^[^^]{0,3}[+*]\$$/.test(branch));
}

test("no pattern takes more steps than its text has signs, or it is known why", () => {
  expect(patterns.length).toBeGreaterThan(100);
  const slow = patterns.filter(({ source }) => repeatsRepeating(source) || runsToTheEnd(source));
  const named = [...new Set(slow.map(({ path, source }) => `${path} ${source}`))];
  expect(named.toSorted()).toEqual(Object.keys(looked).toSorted());
});

test("and a slow one would be seen", () => {
  for (const slow of ["(a+)+", "(?:x*y*)*", "([a-z]+)*$", "((a|b+))+", "(\\d+,?)+"])
    expect(repeatsRepeating(slow)).toBe(true);
  for (const fine of ["(a)+b+", "(?:a{1,3})+", "[+*]+", "\\(\\+\\)+"]) expect(repeatsRepeating(fine)).toBe(false);
  expect(runsToTheEnd("\\s+$")).toBe(true);
  expect(runsToTheEnd("^\\s+$")).toBe(false);
});
