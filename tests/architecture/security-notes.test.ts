import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";

/** Without the spaces with which a formatter aligns its tables. */
const notes = readFileSync("SECURITY.md", "utf8").replace(/ {2,}/g, " ");
/** The items of OWASP ASVS 5.0.0 of levels 1 and 2: 70 and 183 of them. */
const items = readFileSync("tests/data/asvs-5-levels-1-2.csv", "utf8").trim().split("\n").slice(1);
const rows = notes.split("\n").filter((line) => /^\| V\d/.test(line));

describe("SECURITY.md says what is so", () => {
  test("every test that it names is there, under that title", () => {
    const named = [...notes.matchAll(/`(tests\/[^`]+\.tsx?)` “([^”]+)”/g)];
    expect(named.length).toBeGreaterThan(150);
    const missing = named.filter(
      ([, file = "", title = ""]) => !existsSync(file) || !readFileSync(file, "utf8").includes(title),
    );
    expect([...new Set(missing.map(([, file, title]) => `${file}: ${title}`))]).toEqual([]);
    expect([...notes.matchAll(/`(tests\/[^`]+\.tsx?)`/g)].filter(([, file = ""]) => !existsSync(file))).toEqual([]);
  });

  test("every item of ASVS 5.0.0 of levels 1 and 2 has its one place, with an answer", () => {
    const placed = rows.flatMap((row) => (row.split("|")[1] ?? "").split(",").map((item) => item.trim()));
    expect(items.length).toBe(253);
    expect(placed.toSorted()).toEqual(items.toSorted());
    expect(rows.filter((row) => (row.split("|")[3] ?? "").trim().length < 4)).toEqual([]);
  });

  test("every direct dependency is noted at the version that is installed", () => {
    const Package = z.object({ dependencies: z.record(z.string(), z.string()) });
    const { dependencies } = Package.parse(JSON.parse(readFileSync("package.json", "utf8")));
    const unnoted = Object.entries(dependencies).filter(
      ([name, version]) => !name.startsWith("@fontsource") && !notes.includes(`| ${name} | ${version} |`),
    );
    expect(unnoted).toEqual([]);
  });
});
