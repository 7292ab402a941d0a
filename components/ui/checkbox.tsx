"use client";

import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

type Props = Omit<ComponentProps<"input">, "type"> & {
  readonly label: ReactNode;
  readonly detail?: ReactNode;
  readonly hideLabel?: boolean;
};

/** A box and its words; the whole line is the target. */
export function Checkbox({ label, detail, hideLabel = false, className, ...rest }: Props): ReactNode {
  return (
    <label className={cx("flex gap-2.5 py-1 has-disabled:text-text-3 pointer-coarse:py-3", className)}>
      <span className={cx("relative mt-0.5 grid size-4 shrink-0", hideLabel && "translate-y-0.75")}>
        <input
          {...rest}
          type="checkbox"
          className="peer target col-start-1 row-start-1 size-4 appearance-none rounded-[3px] border border-control bg-paper checked:border-ink checked:bg-ink indeterminate:border-ink indeterminate:bg-ink disabled:bg-sunken"
        />
        <svg
          aria-hidden
          viewBox="0 0 16 16"
          className="pointer-events-none invisible absolute inset-0 fill-none stroke-2 stroke-on-ink peer-checked:visible"
        >
          <path d="m4.2 8.3 2.6 2.6 5-5.5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </span>
      <span className={cx("t-14", hideLabel && "sr-only")}>
        {label}
        {detail === undefined ? null : <span className="t-12 block text-text-3">{detail}</span>}
      </span>
    </label>
  );
}
