import type { RecordSection } from "@/lib/domain/record";

/** The number of an article of the charter, as the margin of a record carries it. */
export const articleNote = /^[CAM][RD]-\d\d$/;

/** A chapter is what stands before the first of its articles, beside nothing but its title. */
export function isChapter(section: RecordSection, next: RecordSection | undefined): boolean {
  const [only, ...more] = section.blocks;
  return (
    only?.type === "text" &&
    more.length === 0 &&
    !articleNote.test(section.note) &&
    next !== undefined &&
    articleNote.test(next.note) &&
    only.text.length < 60
  );
}

/** The title of an article, which is its operative word, and what follows. */
export function splitArticle(text: string): { readonly title: string; readonly rest: string } {
  const end = text.indexOf(". ");
  return end === -1 ? { title: "", rest: text } : { title: text.slice(0, end + 1), rest: text.slice(end + 1) };
}
