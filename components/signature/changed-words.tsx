import { diffWords } from "diff";
import type { ReactNode } from "react";

type Props = { readonly text: string; readonly before: string };

/** A text with what was added to it and taken from it, word by word. */
export function ChangedWords({ text, before }: Props): ReactNode {
  let place = 0;
  return diffWords(before, text).map((part) => {
    place += part.value.length;
    const key = `${place}${part.added}${part.removed}`;
    if (part.added)
      return (
        <ins key={key} className="border-you-solid border-b-2 bg-you-tint no-underline">
          {part.value}
        </ins>
      );
    if (part.removed)
      return (
        <del key={key} className="text-text-3">
          {part.value}
        </del>
      );
    return <span key={key}>{part.value}</span>;
  });
}
