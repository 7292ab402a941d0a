import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { countCodeLines, filesUnder, parse, typeScriptUnder } from "@/tests/support/source-files";

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|config|d))?\.[a-z]+$/;
const KEBAB_FOLDER = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const BANNED = /^(index|utils?|helpers?|common|types|manager|service)(\.|$)|-(utils?|helpers?|manager|service)\./;

const ROOMS_OF_LIB =
  /^lib\/(kernel|domain|features|commands|ledger|jobs|log|mail|auth|http|db|files|text|decisions|pdf)\/|^lib\/env\.ts$/;
/** Kinds of file of a feature. A kind may be split by a part (`view-table.ts`); a new kind is an ADR. */
const FEATURE =
  /^lib\/features\/[a-z-]+\/((schema|view|queries|store|sheet)(-[a-z0-9-]+)?\.ts|commands\/[a-z0-9-]+\.ts)$/;
const NEXT_FILE =
  /\/(page|layout|loading|error|global-error|not-found|template|default)\.tsx$|\/(route|robots|([a-z-]+-)?actions)\.ts$|\/(icon|apple-icon|favicon)\.[a-z]+$|^app\/(fonts\.ts|globals\.css)$/;
const NEXT_FOLDER = /^(\([a-z-]+\)|\[(\.\.\.)?[a-zA-Z]+\]|@[a-z-]+|[a-z0-9.]+(-[a-z0-9]+)*)$/;

/** Lines of code a file may have, by the first pattern that matches its path (architecture.md 2). */
const BUDGETS: readonly (readonly [RegExp, number])[] = [
  [/^app\/.*page\.tsx$/, 40],
  [/^components\//, 150],
  [/^lib\/domain\//, 200],
  [/^lib\/features\/[^/]+\/commands\//, 60],
  [/^lib\/features\/[^/]+\/(store|queries)/, 200],
  [/\.(test|spec)\.tsx?$/, 400],
  // One file on purpose: a stranger reads the verifier from top to bottom (decisions/0009).
  [/^scripts\/verify-ledger\.ts$/, 1_060],
  [/^/, 300],
];

describe("the closed vocabulary of files", () => {
  test("files and folders are kebab-case and say what they hold", () => {
    const offenders = filesUnder("components", "lib", "scripts", "tests").filter((path) => {
      const names = path.split("/");
      const file = names.pop() ?? "";
      return !KEBAB.test(file) || BANNED.test(file) || !names.every((name) => KEBAB_FOLDER.test(name));
    });
    expect(offenders).toEqual([]);
  });

  test("lib has the rooms of architecture.md 2 and no other", () => {
    expect(filesUnder("lib").filter((path) => !ROOMS_OF_LIB.test(path))).toEqual([]);
  });

  test("a feature holds schema, view, queries, store, sheet and commands, and nothing else", () => {
    expect(filesUnder("lib/features").filter((path) => !FEATURE.test(path))).toEqual([]);
  });

  test("app holds routes only", () => {
    const offenders = filesUnder("app").filter((path) => {
      const folders = path.split("/").slice(1, -1);
      return !NEXT_FILE.test(path) || !folders.every((name) => NEXT_FOLDER.test(name));
    });
    expect(offenders).toEqual([]);
  });

  test("a component lives in the design system or under its noun", () => {
    expect(filesUnder("components").filter((path) => path.split("/").length !== 3)).toEqual([]);
  });

  test("a migration is named by its moment and its noun", () => {
    const names = readdirSync("prisma/migrations", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(names.map((entry) => entry.name).filter((name) => !/^\d{14}_[a-z0-9_]+$/.test(name))).toEqual([]);
  });
});

test("every file keeps to its size budget", () => {
  const over = typeScriptUnder("app", "components", "lib", "scripts", "tests").flatMap((file) => {
    const budget = BUDGETS.find(([pattern]) => pattern.test(file.path))?.[1] ?? 300;
    const lines = countCodeLines(parse(file));
    return lines > budget ? [`${file.path}: ${lines} lines of code, ${budget} allowed`] : [];
  });
  expect(over).toEqual([]);
});
