import type { CSSProperties, ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { type Kept, KeptSquare } from "@/components/ui/kept-strip";
import { SmallSeal, type SmallSealKind } from "@/components/ui/small-seal";
import { Texture, type TextureKind } from "@/components/ui/texture";

/** A stretch of a row. `from` and `to` are shares of the axis, 0 to 1. */
export type TimelinePart = { readonly from: number; readonly to: number } & (
  | { readonly kind: "held"; readonly texture: TextureKind }
  | { readonly kind: "late" | "planned" | "suspended" | "running" | "extension" }
);

/** A point of a row: a signed term, an adjournment, an acceptance, a commitment (`null` while it is not due or not settled). */
export type TimelinePoint = { readonly at: number } & (
  | { readonly kind: "term" | "adjourned" }
  | { readonly kind: "commitment"; readonly code: string; readonly kept: Kept | null }
  | { readonly kind: "seal"; readonly seal: SmallSealKind }
);

/** A tick of the axis. A `minor` one has its name only on wide screens. */
export type TimelineTick = { readonly at: number; readonly label: string; readonly minor?: boolean };

const place = (from: number, to: number): CSSProperties => ({
  left: `${from * 100}%`,
  width: `${Math.max(0, to - from) * 100}%`,
});

/** The bar of one row. `label` says in words what it shows; the figures stand beside it. */
export function TimelineBar({
  parts,
  points,
  label,
  ticks = [],
  today,
}: {
  readonly parts: readonly TimelinePart[];
  readonly points: readonly TimelinePoint[];
  readonly label: string;
  readonly ticks?: readonly TimelineTick[];
  readonly today?: number | undefined;
}): ReactNode {
  return (
    <div role="img" aria-label={label} className="relative h-10 min-w-0">
      {ticks.map((tick) => (
        <span key={tick.at} style={{ left: `${tick.at * 100}%` }} className="absolute inset-y-0 w-px bg-line" />
      ))}
      {parts.map((part) => (
        <Part key={`${part.kind}-${part.from}-${part.to}`} part={part} />
      ))}
      {points.map((point) => (
        <span
          key={`${point.kind}-${point.kind === "commitment" ? point.code : point.at}`}
          style={{ left: `${point.at * 100}%` }}
          className="absolute inset-y-0 flex -translate-x-1/2 items-center"
        >
          <Point point={point} />
        </span>
      ))}
      {today === undefined ? null : (
        <span
          style={{ left: `${today * 100}%` }}
          className="absolute inset-y-0 w-[1.5px] -translate-x-1/2 bg-you-solid"
        />
      )}
    </div>
  );
}

function Part({ part }: { readonly part: TimelinePart }): ReactNode {
  const bar = "absolute top-1/2 h-3.5 -translate-y-1/2 rounded-bar";
  switch (part.kind) {
    case "held":
      return (
        <span style={place(part.from, part.to)} className={cx(bar, "overflow-hidden border border-ink text-ink")}>
          <Texture kind={part.texture} />
        </span>
      );
    case "late":
      return (
        <span
          style={place(part.from, part.to)}
          className="absolute top-1/2 h-5.5 -translate-y-1/2 rounded-bar bg-late-solid"
        />
      );
    case "planned":
      return <span style={place(part.from, part.to)} className={cx(bar, "border border-control")} />;
    case "suspended":
      return <span style={place(part.from, part.to)} className={cx(bar, "border border-text border-dotted")} />;
    case "running":
      return (
        <span
          style={place(part.from, part.to)}
          className={cx(bar, "border border-ink bg-[color-mix(in_oklab,var(--ink)_12%,transparent)]")}
        />
      );
    case "extension":
      return <span style={place(part.from, part.to)} className={cx(bar, "border border-late-solid border-dashed")} />;
  }
}

function Point({ point }: { readonly point: TimelinePoint }): ReactNode {
  switch (point.kind) {
    case "term":
      return <span className="size-2.5 rotate-45 border border-text bg-paper" />;
    case "adjourned":
      return <span className="h-5.5 w-0.5 bg-late-solid" />;
    case "commitment":
      return point.kept === null ? (
        <span className="size-2.5 rounded-[1px] border border-control bg-paper" />
      ) : (
        <span className="bg-paper">
          <KeptSquare kept={point.kept} />
        </span>
      );
    case "seal":
      return <SmallSeal kind={point.seal} className="rounded-full bg-paper" />;
  }
}

/** The axis over the rows: months, and today with its date. */
export function TimelineAxis({
  ticks,
  today,
}: {
  readonly ticks: readonly TimelineTick[];
  readonly today?: TimelineTick | undefined;
}): ReactNode {
  return (
    <div aria-hidden className="t-12 relative h-8 text-text-3">
      {ticks.map((tick) => (
        <span
          key={tick.at}
          style={{ left: `${tick.at * 100}%` }}
          className={cx("absolute top-2 pl-1 whitespace-nowrap", tick.minor === true && "max-[1400px]:hidden")}
        >
          {tick.label}
        </span>
      ))}
      {today === undefined ? null : (
        <span
          style={{ left: `${today.at * 100}%` }}
          className="t-11 absolute top-2 -translate-x-1/2 rounded-chip bg-paper px-1 font-semibold whitespace-nowrap text-you"
        >
          {today.label}
        </span>
      )}
    </div>
  );
}
