import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { articleGroups } from "@/lib/domain/article";
import { lifecycles } from "@/lib/domain/lifecycle";
import { commandNames, permits } from "@/lib/domain/policy";
import words from "@/lib/text/en.json";

// Prints the rulebook as Markdown: the charter, who may do what, every act table, and the sentences that tests hold.

const root = join(import.meta.dirname, "..");

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A guard's name as the words it is made of. */
function sentence(name: string): string {
  return name
    .replaceAll(/([A-Z])/g, " $1")
    .toLowerCase()
    .trim();
}

function charter(): string {
  return articleGroups
    .map((group) => {
      const rows = group.codes.map((code) => [code, words.articles[code].title, words.articles[code].text]);
      const title = `${group.side} ${group.nature === "RIGHT" ? "rights" : "duties"}`;
      return `### ${title}\n\n${table(["article", "title", "text"], rows)}`;
    })
    .join("\n\n");
}

function policy(): string {
  const rows = commandNames.map((name) => {
    const { by, delegable, article } = permits[name];
    return [`\`${name}\``, by.join(", "), delegable.toLowerCase().replaceAll("_", " "), article];
  });
  return table(["command", "by", "delegable to", "article"], rows);
}

function acts(): string {
  return lifecycles
    .map((lifecycle) => {
      const rows = lifecycle.acts.map((act) => [
        act.name,
        act.from.join(", "),
        act.to,
        act.by.join(", "),
        act.guards.map(sentence).join("; "),
        act.article,
      ]);
      const head = ["act", "from", "to", "by", "what must hold", "article"];
      return `### ${lifecycle.noun}\n\nStatuses: ${lifecycle.statuses.join(", ")}\n\n${table(head, rows)}`;
    })
    .join("\n\n");
}

/** Titles of the tests of the rulebook that carry the article or the invariant they hold. */
function heldByTests(): string {
  const folder = join(root, "tests", "domain");
  const titles = readdirSync(folder)
    .filter((file) => file.endsWith(".test.ts"))
    .flatMap((file) => [...readFileSync(join(folder, file), "utf8").matchAll(/["`]((?:[A-Z]{2}|I)-\d\d [^"`$]+)["`]/g)])
    .map((match) => (match[1] ?? "").replaceAll(/\s*\(?%[s#]\)?,?/g, " …"))
    .sort();
  return titles.map((title) => `- ${title}`).join("\n");
}

process.stdout.write(
  `# The rulebook of Aval\n\n## The charter\n\n${charter()}\n\n## Who may do what\n\n${policy()}\n\n## Act tables\n\n${acts()}\n\n## Held by tests\n\n${heldByTests()}\n`,
);
