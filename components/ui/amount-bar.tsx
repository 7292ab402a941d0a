import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { Texture } from "@/components/ui/texture";

/** A step of a bar: full ink, half, light with an edge, hatched, dotted, or empty with an outline. */
export type BarStep = "full" | "half" | "light" | "hatch" | "dots" | "outline";

export type BarPart = { readonly key: string; readonly step: BarStep; readonly amount: number };

const fills: Record<BarStep, string> = {
  full: "bg-ink",
  half: "bg-[color-mix(in_oklab,var(--ink)_58%,var(--paper))]",
  light: "border border-ink bg-[color-mix(in_oklab,var(--ink)_16%,var(--paper))]",
  hatch: "border border-ink",
  dots: "border border-ink",
  outline: "border border-control",
};

type Props = {
  readonly parts: readonly BarPart[];
  /** What the whole width stands for, in the unit of the parts (the ceiling, when there is one). */
  readonly total: number;
  /** The sentence the bar shows, for those who do not see it; the table under it carries the figures. */
  readonly label: string;
  /** A 2 px mark at the end: the ceiling. */
  readonly ceiling?: boolean;
  /** A mark inside the bar, such as a 10 % threshold. */
  readonly mark?: number | undefined;
};

/** Amounts laid end to end: budget against its ceiling, requirements by state. */
export function AmountBar({ parts, total, label, ceiling = false, mark }: Props): ReactNode {
  const share = (amount: number): string => `${total === 0 ? 0 : (amount / total) * 100}%`;
  return (
    <div
      role="img"
      aria-label={label}
      className={cx("relative flex h-3.5", ceiling && "border border-control border-r-2 border-r-text")}
    >
      {parts
        .filter((part) => part.amount > 0)
        .map((part) => (
          <span
            key={part.key}
            style={{ width: share(part.amount) }}
            className={cx(
              "relative h-full",
              fills[part.step],
              ceiling ? "-my-px h-[calc(100%+2px)]" : "mr-0.5 rounded-bar last:mr-0",
            )}
          >
            <BarTexture step={part.step} />
          </span>
        ))}
      {mark === undefined ? null : (
        <span style={{ left: share(mark) }} className="absolute -inset-y-1 w-0.5 -translate-x-1/2 bg-text" />
      )}
    </div>
  );
}

function BarTexture({ step }: { readonly step: BarStep }): ReactNode {
  return step === "hatch" || step === "dots" ? <Texture kind={step} className="text-ink" /> : null;
}

/** The square of a step, for legends and for the table under the bar. */
export function BarMark({ step }: { readonly step: BarStep }): ReactNode {
  return (
    <span
      aria-hidden
      className={cx("relative inline-block size-2.5 shrink-0 overflow-hidden rounded-[1px]", fills[step])}
    >
      <BarTexture step={step} />
    </span>
  );
}
