import { describe, expect, test } from "vitest";
import { narrativeBlocks } from "@/lib/domain/minutes-content";

describe("the narrative of minutes, written in Markdown and read as a record", () => {
  test("paragraphs, lists and words without their marks", () => {
    expect(
      narrativeBlocks("La régie sera prête **le 11 janvier**.\n\n- une semaine d’`essais`\n- la *formation*"),
    ).toEqual([
      { type: "text", text: "La régie sera prête le 11 janvier." },
      { type: "list", items: ["une semaine d’essais", "la formation"] },
    ]);
  });

  test("a list under its sentence, and one that is numbered", () => {
    expect(narrativeBlocks("Reste à faire :\n1. écrire\n2) relire")).toEqual([
      { type: "text", text: "Reste à faire :" },
      { type: "list", items: ["écrire", "relire"] },
    ]);
  });

  test("what only looks like a mark stays, and lines of one paragraph too", () => {
    expect(narrativeBlocks("2 * 3 * 4\nnom_de_fichier, -5 °C")).toEqual([
      { type: "text", text: "2 * 3 * 4\nnom_de_fichier, -5 °C" },
    ]);
    expect(narrativeBlocks("")).toEqual([]);
  });
});
