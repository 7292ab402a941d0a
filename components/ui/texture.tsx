import { type ReactNode, useId } from "react";
import { cx } from "@/components/ui/class-names";

/** How a party is drawn, in marks, bars and legends: a texture in ink, never a colour of its own. */
export type TextureKind = "solid" | "hatch" | "dots" | "cross" | "hatch-45" | "hatch-90";

const strokes: Record<Exclude<TextureKind, "solid">, ReactNode> = {
  hatch: <path d="M-1 5 5-1M-1 1l2-2M3 5l2-2" />,
  "hatch-45": <path d="M-1-1l6 6M3-1l2 2M-1 3l2 2" />,
  "hatch-90": <path d="M1 0v4M3 0v4" />,
  cross: <path d="M-1 5 5-1M-1 1l2-2M3 5l2-2M-1-1l6 6M3-1l2 2M-1 3l2 2" />,
  dots: <path d="M2 0v4M0 2h4" />,
};

/** Fills its positioned parent with a texture in the current colour; vector, so that it prints sharply. */
export function Texture({
  kind,
  className,
}: {
  readonly kind: TextureKind;
  readonly className?: string | undefined;
}): ReactNode {
  const id = useId();
  if (kind === "solid") return <span aria-hidden className={cx("absolute inset-0 bg-current", className)} />;
  return (
    <svg aria-hidden width="100%" height="100%" className={cx("absolute inset-0", className)}>
      <defs>
        <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse">
          <g fill="none" stroke="currentColor" strokeWidth={kind === "hatch" || kind === "hatch-45" ? 1.25 : 0.9}>
            {strokes[kind]}
          </g>
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  );
}
