import { describe, expect, test } from "vitest";
import { mailDefinitions } from "@/lib/mail/message";
import en from "@/lib/text/en.json";
import fr from "@/lib/text/fr.json";

type Messages = { readonly [key: string]: string | Messages };

function flatten(messages: Messages, prefix = ""): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${prefix}${key}`, value]] : flatten(value, `${prefix}${key}.`),
  );
}

/** Names of the values a message is given, in its own braces and in those of its plural and select forms. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  collectArguments(message, names);
  return [...names].sort();
}

function collectArguments(message: string, names: Set<string>): void {
  for (const inside of bracesOf(message)) {
    const [, name = "", kind] = /^\s*([a-zA-Z][a-zA-Z0-9]*)\s*(?:,\s*([a-z]+))?/.exec(inside) ?? [];
    names.add(name);
    if (kind === "plural" || kind === "select" || kind === "selectordinal") {
      for (const form of bracesOf(inside)) collectArguments(form, names);
    }
  }
}

/** The contents of the outermost braces of a text. */
function bracesOf(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let position = 0; position < text.length; position += 1) {
    if (text[position] === "{") {
      if (depth === 0) start = position + 1;
      depth += 1;
    } else if (text[position] === "}") {
      depth -= 1;
      if (depth === 0) found.push(text.slice(start, position));
    }
  }
  return found;
}

const french = new Map(flatten(fr));
const english = new Map(flatten(en));

describe("texts", () => {
  test("both languages have the same keys", () => {
    expect(
      [...french.keys()].filter((key) => !english.has(key)),
      "in French only",
    ).toEqual([]);
    expect(
      [...english.keys()].filter((key) => !french.has(key)),
      "in English only",
    ).toEqual([]);
  });

  test("no text is empty", () => {
    const empty = [...french, ...english].filter(([, text]) => text.trim() === "").map(([key]) => key);
    expect(empty).toEqual([]);
  });

  test("both languages are given the same values", () => {
    const different = [...french].filter(([key, text]) => {
      return argumentsOf(text).join() !== argumentsOf(english.get(key) ?? text).join();
    });
    expect(different.map(([key]) => key)).toEqual([]);
  });

  test("every mail has a name, where what could not leave is listed", () => {
    expect(Object.keys(mailDefinitions).filter((template) => !french.has(`deadMail.templates.${template}`))).toEqual(
      [],
    );
  });
});
