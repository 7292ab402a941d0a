import type { ReactNode } from "react";
import { hintLine } from "@/components/markdown/hint-line";
import type { Hint } from "@/lib/domain/quality-hint";

/** A text with its remarks underlined; the remarks themselves stand in words beside it. */
export function MarkedWords({ text, hints }: { readonly text: string; readonly hints: readonly Hint[] }): ReactNode {
  const parts: ReactNode[] = [];
  let last = 0;
  for (const { start, end } of hints) {
    if (start < last || end > text.length) continue;
    parts.push(text.slice(last, start));
    parts.push(
      <span key={start} className={hintLine}>
        {text.slice(start, end)}
      </span>,
    );
    last = end;
  }
  return (
    <>
      {parts}
      {text.slice(last)}
    </>
  );
}
