import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

export type ChipTone = "you" | "them" | "done" | "late" | "ink" | "text" | "muted";

const words: Record<ChipTone, string> = {
  you: "text-you",
  them: "text-them",
  done: "text-done",
  late: "text-late",
  ink: "text-ink",
  text: "text-text",
  muted: "text-text-2",
};

type Props = {
  readonly tone: ChipTone;
  /** What says the state without colour: a ball, a small seal, a 14 px icon. */
  readonly sign: ReactNode;
  readonly children: ReactNode;
  /** Tinted ground, for `you` and `late` only, where the row itself is not tinted. */
  readonly filled?: boolean | undefined;
  readonly className?: string | undefined;
};

/** A state: a sign and words of the glossary. One a row. */
export function Chip({ tone, sign, children, filled = false, className }: Props): ReactNode {
  const fill = filled && tone === "you" ? "bg-you-tint px-1.5" : filled && tone === "late" ? "bg-late-tint px-1.5" : "";
  return (
    <span
      className={cx(
        "t-12 inline-flex items-baseline gap-2 rounded-chip py-0.5 font-medium",
        words[tone],
        fill,
        className,
      )}
    >
      <span className="inline-flex shrink-0 self-center [&>svg.lucide]:size-3.5 [&>svg.lucide]:stroke-[1.8]">
        {sign}
      </span>
      <span className="inline-block first-letter:uppercase">{children}</span>
    </span>
  );
}
