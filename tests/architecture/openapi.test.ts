import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { personCommands, projectCommands } from "@/lib/commands/registry";
import { aboutCommands } from "@/lib/http/api/about-commands";
import { tagOfNoun } from "@/lib/http/api/openapi-frame";
import { readOperations } from "@/lib/http/api/reads";
import { signingDraft } from "@/lib/http/api/to-sign";
import { describeApi } from "@/lib/http/openapi";

const commands = [...projectCommands, ...personCommands];
const open = commands.filter((command) => command.rest.kind !== "NONE");
const Operation = z.looseObject({ operationId: z.string(), summary: z.string(), description: z.string() });
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

describe("the description of the API", () => {
  const document = Document.parse(describeApi());

  test("passes the recommended rules of Redocly, without an error or a warning", async () => {
    const config = await createConfig({ extends: ["recommended"] });
    const problems = await lintFromString({ source: JSON.stringify(document), config });
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
  });

  test("has one path for each command that has a door", () => {
    const paths = Object.keys(document.paths).flatMap(
      (path) => /\/commands\/([a-z-]+\.[a-z-]+)$/.exec(path)?.[1] ?? [],
    );
    expect(paths.toSorted()).toEqual(open.map((command) => command.name).toSorted());
  });

  test("has one path for each read", () => {
    const reads = Object.entries(document.paths).filter(([, methods]) => "get" in methods);
    // One is open to everybody, and so beside the reads of a person.
    const paths = [...readOperations.map(({ path }) => path), "/calendar/due"];
    expect(reads.map(([path]) => path).toSorted()).toEqual(paths.toSorted());
  });

  test("says what would be signed for each command that signs", () => {
    const signing = projectCommands.filter((command) => command.signs);
    expect(signing.filter((command) => signingDraft(command.name) === null).map((command) => command.name)).toEqual([]);
    expect(projectCommands.filter((one) => !one.signs && signingDraft(one.name) !== null)).toEqual([]);
  });

  test("tells each command in words, under its noun", () => {
    expect(Object.keys(aboutCommands).toSorted()).toEqual(open.map((command) => command.name).toSorted());
    expect(open.map(({ name }) => name.split(".")[0] ?? "").filter((noun) => tagOfNoun[noun] === undefined)).toEqual(
      [],
    );
  });
});

test("few commands have no REST door, and each says why", () => {
  const closed = commands.flatMap(({ name, rest }) => (rest.kind === "NONE" ? [[name, rest.reason] as const] : []));
  expect(closed.map(([name]) => name).toSorted()).toEqual([
    "account.set-password",
    "feed.create",
    "mediation.agree-draft",
    "mediation.draft",
    "mediation.end-mission",
    "mediation.post",
    "meeting.answer-by-mail",
    "person.erase",
    "session.end",
    "session.end-others",
    "token.create",
  ]);
  for (const [, reason] of closed) expect(reason.length).toBeGreaterThan(30);
});
