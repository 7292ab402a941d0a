import type { ReactNode } from "react";
import type { Hint } from "@/lib/domain/quality-hint";

/** A wavy line under the words that a remark is about. The words themselves keep the look of their text. */
export const hintLine = "underline decoration-you-solid decoration-wavy decoration-1 underline-offset-4";

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
