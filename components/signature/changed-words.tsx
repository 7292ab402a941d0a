import type { ReactNode } from "react";
import { DifferenceWords } from "@/components/difference/difference-words";
import { wordDifference } from "@/lib/features/difference/view-words";

type Props = { readonly text: string; readonly before: string };

/** A text with what was added to it and taken from it, word by word. */
export function ChangedWords({ text, before }: Props): ReactNode {
  return <DifferenceWords parts={wordDifference(before, text)} />;
}
