import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Every file that is in the repository or would be with the next commit, pictures and faces apart. */
const files = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" })
  .stdout.split("\n")
  .filter((path) => path !== "" && path !== "package-lock.json" && !/\.(png|woff2|pdf|ico|ttf|otf|jpg)$/.test(path));

/** What a secret of a known kind looks like. */
const kinds: Readonly<Record<string, RegExp>> = {
  "private key": /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/,
  "AWS key": /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  "GitHub token": /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,})\b/,
  "GitLab token": /\bglpat-[\w-]{20}/,
  "Slack token": /\bxox[abprs]-[\w-]{10,}/,
  "Google key": /\bAIza[\w-]{35}/,
  "Stripe key": /\b[rs]k_live_\w{20,}/,
  "npm token": /\bnpm_[A-Za-z0-9]{36}\b/,
  "token of Aval": /\baval_pat_[A-Za-z0-9_-]{43}\b/,
  "signed token": /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  "address with a password": /\b[a-z][a-z+]*:\/\/[^\s:/@"'`$<{]+:[^\s@"'`$<{/]{4,}@/,
};

/** A literal of at least 16 signs given to something that is called a secret. */
const given = /\b\w*(?:secret|passwd|password|token|api_?key|credential)\w*["']?\s*[:=]\s*["'`]([^"'`\s$]{16,})["'`]/gi;

/** Where something looks like a secret and is none: the file, what it holds, and why. */
const none: Readonly<Record<string, string>> = {
  "tests/commands/account-origin.test.ts: address with a password": "a database that does not exist",
  "tests/server/operations.test.ts: address with a password": "what a log must not hold",
};

/** The secret of tests: the sixteen digits in their order, twice. */
const plainly = "0123456789abcdef".repeat(2);

/** Shannon's entropy in bits per sign: words have about 3, what was drawn more than 4. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

function found(path: string): string[] {
  const text = readFileSync(path, "utf8");
  const known = Object.entries(kinds).flatMap(([kind, pattern]) => (pattern.test(text) ? [`${path}: ${kind}`] : []));
  const drawn = [...text.matchAll(given)].flatMap(([, value = ""]) =>
    value !== plainly && entropy(value) > 3.8 ? [`${path}: ${value}`] : [],
  );
  return [...known, ...drawn];
}

test("no secret is in the repository", () => {
  expect(files.length).toBeGreaterThan(500);
  expect(files.flatMap(found).filter((line) => !(line in none))).toEqual([]);
});

test("nor a file that holds some", () => {
  expect(
    files.filter((path) => /(^|\/)(\.env(\.\w+)?|.*\.(pem|key|p12|pfx|jks)|id_rsa|secrets\.json)$/.test(path)),
  ).toEqual([]);
});

test("and every kind of secret would be seen", () => {
  const planted = `const apiToken = "${createHash("sha256").update("drawn").digest("base64url")}";`;
  expect([...planted.matchAll(given)].some(([, value = ""]) => entropy(value) > 3.8)).toBe(true);
  expect(kinds["private key"]?.test(`-----BEGIN ${"RSA"} PRIVATE KEY-----`)).toBe(true);
});
