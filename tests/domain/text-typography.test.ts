import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import english from "@/lib/text/en.json";
import french from "@/lib/text/fr.json";
import { fr, typographed } from "@/lib/text/typography";

/** Every sentence of a catalogue with its path ("shell.skip"). */
function sentences(node: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => sentences(value, path === "" ? key : `${path}.${key}`));
}

describe("French typography", () => {
  test.each([
    ["Signer : accepter", "Signer~: accepter"],
    ["Faut-il commander ?", "Faut-il commander~?"],
    ["Qui? Vous!", "Qui~? Vous~!"],
    ["« rapidement » ne se mesure pas", "«~rapidement~» ne se mesure pas"],
    ["«rapidement»", "«~rapidement~»"],
    ["L'énoncé d'une exigence", "L’énoncé d’une exigence"],
    ["95 % des recherches en moins de 1 s", "95~% des recherches en moins de 1~s"],
    ["157 840 € HT", "157~840~€ HT"],
    ["acte n° 1 285", "acte n°~1~285"],
    ["le 23 novembre à 10 h 51", "le 23~novembre à 10~h~51"],
    ["J-6, lun. 23 nov.", "J−6, lun. 23~nov."],
  ])("%s", (written, shown) => {
    expect(fr(written)).toBe(shown.replaceAll("~", "\u00a0"));
  });
  test("codes, addresses and code stay as they are", () => {
    for (const same of [
      "R-J3-01",
      "EX-044",
      "10:51",
      "https://aval.example/a?b=1;c",
      "a.b@c.example",
      "`if (x) ? 'a' : b`",
    ]) {
      expect(fr(same)).toBe(same);
    }
  });
  test("a second pass changes nothing", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => fr(fr(text)) === fr(text)));
  });
  test("English only gets apostrophes", () => {
    expect(typographed("en", "the client's turn : now")).toBe("the client’s turn\u00a0: now");
  });
});

describe("the catalogues", () => {
  test("say the same things in both languages", () => {
    const keys = (catalogue: unknown): readonly string[] =>
      sentences(catalogue)
        .map(([path]) => path)
        .sort();
    expect(keys(english)).toEqual(keys(french));
  });
  test("French sentences follow French typography", () => {
    const faults = sentences(french)
      .filter(([, text]) => /\u202f| [:;!?»%€]|« |\p{L}'\p{L}/u.test(text))
      .map(([path, text]) => `${path}: ${text}`);
    expect(faults).toEqual([]);
  });
});
