import ts from "typescript";
import { describe, expect, test } from "vitest";
import { parse, type SourceFile, typeScriptUnder, walk } from "@/tests/support/source-files";

/**
 * Who may open a transaction that writes, beside the pipeline: what happens before there is an actor (signing in, opening
 * an account), and what is no act of a person (sweeping, the log of reads). Each is a file with its reason.
 */
const openers: Readonly<Record<string, string>> = {
  "lib/commands/execute.ts": "the one way in for every act",
  "lib/auth/link.ts": "sign-in links: asked for and used before anybody is signed in",
  "lib/auth/oidc.ts": "an identity of another provider, tied before anybody is signed in",
  "lib/auth/opinion-link.ts":
    "an expert's link and code, by somebody who is nobody in the project; what they say is a command",
  "lib/auth/open-invited.ts": "an invited person's account, opened before they are signed in",
  "lib/auth/set-up.ts": "the first account of an installation",
  "lib/auth/session.ts": "ways in and out",
  "lib/auth/enter.ts": "ways in and out",
  "lib/auth/reauth.ts": "proofs of identity, consumed by acts",
  "lib/jobs/sweep.ts": "what is over is forgotten",
  "lib/jobs/access-keeper.ts": "the log of reads, apart from the ledger",
  "scripts/demo/stage.ts": "the accounts of the demo; its acts are commands",
};

/** Where rows are written: stores and what acts are made of, always inside the transaction of an act; and the openers above. */
const writers =
  /^lib\/(features\/[a-z-]+\/store(-[a-z-]+)?|ledger\/(record|sign)|commands\/(receipt|end-powers|start-project)|mail\/(outbox|post-[a-z-]+)|auth\/(join|rate-limit|personal-token|calendar-feed)|jobs\/(sender|digests)|db\/migrate)\.ts$/;

/** Left out: the bench and the backup work on databases of their own as the owner, and the verifier has none. */
const product = typeScriptUnder("app", "components", "lib", "scripts").filter(
  ({ path }) => !/^scripts\/((bench|backup)\/|verify-ledger\.ts$)/.test(path),
);

const verbs = new Set([
  "create",
  "createMany",
  "createManyAndReturn",
  "update",
  "updateMany",
  "upsert",
  "delete",
  "deleteMany",
]);
const sql = /\b(INSERT\s+INTO|UPDATE\s+[a-z_]+\s+(AS\s+\w+\s+)?SET|DELETE\s+FROM)\b/;

function found(file: SourceFile, is: (node: ts.Node) => boolean): boolean {
  let any = false;
  walk(parse(file), (node) => {
    any ||= is(node);
  });
  return any;
}

/** `transact(db, identity, …)` whose identity does not say, in so many words, that it only reads. */
function opensToWrite(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || node.expression.getText() !== "transact") return false;
  return !/\breadOnly: true\b/.test(node.arguments[1]?.getText() ?? "");
}

/** `tx.person.update(…)`, `desk.db.session.create(…)`, or SQL that writes. */
function writes(node: ts.Node): boolean {
  if (ts.isTaggedTemplateExpression(node))
    return /\$executeRaw$/.test(node.tag.getText()) || sql.test(node.template.getText());
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { name, expression } = node.expression;
  if (name.text === "$executeRawUnsafe") return true;
  return verbs.has(name.text) && /(^|\.)(tx|db|database)\.[a-zA-Z]+$/.test(expression.getText());
}

function pathsWhere(is: (node: ts.Node) => boolean): readonly string[] {
  return product.filter((file) => found(file, is)).map(({ path }) => path);
}

describe("one definition, many doors: nothing is written but by the pipeline", () => {
  test("a transaction that writes is opened by the pipeline, or by one of the few that say why", () => {
    expect(pathsWhere(opensToWrite).filter((path) => openers[path] === undefined)).toEqual([]);
  });

  test("transactions are opened in one place, which names the person and whether it writes", () => {
    const direct = pathsWhere(
      (node) =>
        ts.isPropertyAccessExpression(node) && node.name.text === "$transaction" && ts.isCallExpression(node.parent),
    );
    expect(direct).toEqual(["lib/db/transact.ts"]);
  });

  test("rows are written by stores and what acts are made of, or by those few", () => {
    expect(pathsWhere(writes).filter((path) => !writers.test(path) && openers[path] === undefined)).toEqual([]);
  });

  test("commands are run by execute alone, and execute is called by doors alone", () => {
    const callers = pathsWhere((node) => ts.isCallExpression(node) && node.expression.getText() === "execute");
    expect(
      callers.filter(
        (path) =>
          !/^(lib\/http\/(to-action|to-route|reply-door)|scripts\/demo\/stage|app\/.*(actions|route))\.ts$/.test(path),
      ),
    ).toEqual([]);
    const runners = pathsWhere(
      (node) =>
        ts.isCallExpression(node) &&
        /(^|\.)prepare$/.test(node.expression.getText()) &&
        /command\.prepare/.test(node.getText()),
    );
    expect(runners).toEqual(["lib/commands/execute.ts"]);
  });
});
