import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { SmallSeal, type SmallSealKind } from "@/components/ui/small-seal";

/** What ties a line to the thread: a plain knot, a signed act's seal, or the place where the chain is broken. */
export type Knot = "plain" | "broken" | SmallSealKind;

/** A thread of acts, versions or entries. */
export function Thread({
  children,
  label,
}: {
  readonly children: ReactNode;
  readonly label?: string | undefined;
}): ReactNode {
  return (
    <ol aria-label={label} className="relative">
      {children}
    </ol>
  );
}

type Props = {
  readonly knot?: Knot;
  readonly children: ReactNode;
  /** After a break: everything is on the late tint. */
  readonly doubtful?: boolean;
  readonly selected?: boolean;
  /** Words for the knot when nothing beside says them. */
  readonly knotLabel?: string | undefined;
  readonly last?: boolean;
  /** The newest stands first: before a break is below it. */
  readonly newestFirst?: boolean;
};

/** One line tied to the thread. */
export function ThreadItem({
  knot = "plain",
  children,
  doubtful = false,
  selected = false,
  knotLabel,
  last = false,
  newestFirst = false,
}: Props): ReactNode {
  return (
    <li className={cx("relative flex gap-4", doubtful && "bg-late-tint", selected && "bg-sealed")}>
      <span className="relative flex w-4 shrink-0 justify-center">
        <span
          aria-hidden
          className={cx(
            "absolute w-px bg-ink-line",
            knot === "broken" && newestFirst
              ? "top-5.5 bottom-0"
              : last || knot === "broken"
                ? "top-0 h-5.5"
                : "top-0 bottom-0",
            doubtful && "hidden",
          )}
        />
        <span className="relative mt-3.5 flex h-4 items-center">
          {knot === "plain" ? (
            <span aria-hidden className="size-1.75 rounded-full border border-ink bg-paper" />
          ) : knot === "broken" ? (
            <X
              aria-label={knotLabel}
              aria-hidden={knotLabel === undefined}
              role="img"
              size={14}
              strokeWidth={2.4}
              className="bg-paper text-late"
            />
          ) : (
            <SmallSeal kind={knot} label={knotLabel} />
          )}
        </span>
      </span>
      <div className="min-h-(--row) min-w-0 flex-1 border-b py-3">{children}</div>
    </li>
  );
}
