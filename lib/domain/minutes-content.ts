import { z } from "zod";
import type { RecordBlock } from "@/lib/domain/record";

/** A part of the narrative: what is told of a point of the agenda, or (`null`) of the meeting as a whole. */
export const MinutesSection = z.strictObject({ pointId: z.uuid().nullable(), text: z.string().trim().max(20_000) });
export type MinutesSection = z.infer<typeof MinutesSection>;

/** The words of a part; empty where nothing is told. */
export function sectionText(sections: readonly MinutesSection[], pointId: string | null): string {
  return sections.find((section) => section.pointId === pointId)?.text ?? "";
}

/** The narrative with the words of one part replaced. */
export function withSection(
  sections: readonly MinutesSection[],
  { pointId, text }: MinutesSection,
): readonly MinutesSection[] {
  const known = sections.some((section) => section.pointId === pointId);
  return known
    ? sections.map((section) => (section.pointId === pointId ? { pointId, text } : section))
    : [...sections, { pointId, text }];
}

/** True when something is told at all. */
export function isTold(sections: readonly MinutesSection[]): boolean {
  return sections.some(({ text }) => text.trim() !== "");
}

/** A note as the minutes take it over: who said it, and its words. */
export type ToldNote = { readonly by: string | null; readonly text: string };

/**
 * The narrative that a meeting proposes by itself: the notes of each point in their order, each with who said it, as `said`
 * writes it in the language of the contract.
 */
export function proposedText(notes: readonly ToldNote[], said: (by: string, text: string) => string): string {
  return notes
    .filter(({ text }) => text.trim() !== "")
    .map(({ by, text }) => (by === null || by === "" ? text.trim() : said(by, text.trim())))
    .join("\n\n");
}

const item = /^\s*(?:[-*+]|\d{1,3}[.)])\s+/;
/** Marks around words: bold, italics, code. One that stands alone, as in "2 * 3", is a sign like any other. */
const marks = /(\*\*|__|\*|`)(?=\S)([^*`]{1,400}?)(?<=\S)\1/g;

/**
 * The narrative as a record says it. Notes are written in Markdown and a record is read as it stands: a paragraph ends where a
 * line is left empty, lines that begin as items are a list, and words lose the marks around them.
 */
export function narrativeBlocks(text: string): readonly RecordBlock[] {
  return text.split(/\n\s*\n/).flatMap((part) => {
    const blocks: RecordBlock[] = [];
    for (const line of part.split("\n").filter((one) => one.trim() !== "")) {
      const words = line
        .replace(item, "")
        .trim()
        .replace(/^#{1,6}\s+/, "")
        .replace(marks, "$2");
      const last = blocks.at(-1);
      if (item.test(line) && last?.type === "list") last.items.push(words);
      else if (item.test(line)) blocks.push({ type: "list", items: [words] });
      else if (last?.type === "text") last.text = `${last.text}\n${words}`;
      else blocks.push({ type: "text", text: words });
    }
    return blocks;
  });
}
