"use client";

import { type ComponentProps, type ReactNode, useRef } from "react";
import { MarkedWords } from "@/components/requirement/marked-words";
import { cx } from "@/components/ui/class-names";
import { controlLook } from "@/components/ui/control-look";
import { useFieldControl } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Hint } from "@/lib/domain/quality-hint";

type Props = Omit<ComponentProps<typeof Textarea>, "value"> & {
  /** What is written in it. */
  readonly value: string;
  readonly hints: readonly Hint[];
  /** What says the remarks in words. */
  readonly describedBy: string;
};

/**
 * Several lines, with a wavy line under the words that call for a remark. The line is drawn by a copy of the text that
 * lies behind the field, letter for letter, and that nobody hears.
 */
export function HintedTextarea({ value, hints, describedBy, className, ...rest }: Props): ReactNode {
  const behind = useRef<HTMLDivElement>(null);
  const { "aria-describedby": described } = useFieldControl();
  return (
    <div className="relative rounded-control bg-paper">
      <div
        ref={behind}
        aria-hidden
        className={cx(
          controlLook,
          "pointer-events-none absolute inset-0 overflow-hidden whitespace-pre-wrap wrap-break-word border-transparent bg-transparent py-2 text-transparent",
          className,
        )}
      >
        <MarkedWords text={value} hints={hints} />
      </div>
      <Textarea
        {...rest}
        aria-describedby={[described, describedBy].filter((id) => id !== undefined).join(" ")}
        className={cx("relative bg-transparent!", className)}
        onScroll={({ currentTarget }) => {
          if (behind.current !== null) behind.current.scrollTop = currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
