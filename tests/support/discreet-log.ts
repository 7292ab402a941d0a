import { z } from "zod";
import type { App } from "@/tests/support/app-server";
import { expect } from "@/tests/support/journey";

const Line = z.looseObject({ event: z.string(), command: z.string().optional(), outcome: z.string().optional() });

/**
 * Looks whether the log of a journey tells anybody's address, name, password, or what a mail gave them to come in with;
 * then that it does tell the acts.
 *
 * @param said what was typed in the journey and belongs in no log
 * @param acts commands that were performed
 */
export async function expectDiscreetLog(app: App, said: readonly string[], acts: readonly string[]): Promise<void> {
  const log = await app.log();
  const secrets = new Set([...said, ...app.mailbox.received.flatMap(keysOf)]);
  expect(secrets.size).toBeGreaterThan(said.length);
  const told = [...secrets].filter((secret) => mentions(log, secret));
  expect(told).toEqual([]);
  const lines = log
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Line.parse(JSON.parse(line)));
  const done = lines.filter((line) => line.event === "command" && line.outcome === "done").map((line) => line.command);
  expect(done).toEqual(expect.arrayContaining([...acts]));
  expect(lines.filter((line) => line.event === "defect")).toEqual([]);
}

/** The address of a mail, and the tokens and codes in it. */
function keysOf(mail: App["mailbox"]["received"][number]): readonly string[] {
  const text = mail.text ?? "";
  const tokens = [...text.matchAll(/[?&]token=([\w-]{20,})|\/invitation\/([\w-]{20,})/g)].flatMap(
    ([, one, other]) => one ?? other ?? [],
  );
  const codes = [...text.matchAll(/^\s*(\d{3,4})[\s\u00a0\u202f]?(\d{3,4})\s*$/gm)].flatMap(
    ([, one = "", other = ""]) => [one + other, `${one} ${other}`],
  );
  return [...(mail.to ?? []).flatMap(({ address }) => address ?? []), ...tokens, ...codes];
}

/** Digits count as a code only where they stand alone: ids are full of digits. */
function mentions(log: string, secret: string): boolean {
  if (!/^\d+$/.test(secret)) return log.toLowerCase().includes(secret.toLowerCase());
  return new RegExp(`(?<![0-9a-f-])${secret}(?![0-9a-f-])`).test(log);
}
