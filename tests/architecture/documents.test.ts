import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("every variable of the environment is explained to whoever runs an installation, and no other", () => {
  const schema = readFileSync("lib/env.ts", "utf8");
  const read = [...schema.matchAll(/^ {4}([A-Z][A-Z_]+):/gm)].flatMap(([, name]) => name ?? []);
  const table = readFileSync("docs/operations.md", "utf8").split("## Environment")[1] ?? "";
  const firstCells = table.split("\n").map((row) => row.split("|")[1] ?? "");
  const explained = firstCells.flatMap((cell) => [...cell.matchAll(/`([A-Z_]+)`/g)].flatMap(([, name]) => name ?? []));
  // Read by scripts alone, before the application is there.
  const ofScripts = ["AVAL_DATA_DIR", "AVAL_HOST"];
  expect(explained.toSorted()).toEqual([...read, ...ofScripts].toSorted());
});
