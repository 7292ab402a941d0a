/**
 * A text as one line that reads in the order in which it is written: line ends and other control characters become
 * blanks, and the characters that turn the direction of reading (Unicode UAX #9, explicit embeddings, overrides and
 * isolates) go. A name printed on a signature cannot look like another, or end a header of a mail.
 */
export function onOneLine(text: string): string {
  return text.replace(/[\u202A-\u202E\u2066-\u2069]/g, "").replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
}
