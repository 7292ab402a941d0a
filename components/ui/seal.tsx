import { type ReactNode, useId } from "react";
import { cx } from "@/components/ui/class-names";
import { type Band, drawSeal } from "@/lib/kernel/seal-geometry";

type Props = {
  /** SHA-256 of the locked content, in hexadecimal: it decides the rosette. */
  readonly digest: string;
  /** Pixels: 72 panel, 88 register, 120 to 132 rails, 196 receipt. */
  readonly size?: 72 | 88 | 120 | 132 | 196;
  readonly state?: "waiting" | "set";
  /** Written around the seal from 120 px on: decision, date, party, act number. */
  readonly ring?: string | undefined;
  /** Inks itself clockwise, once: only just after a signature. */
  readonly justSet?: boolean;
  readonly className?: string | undefined;
};

/** Strokes of about half a pixel at every size. */
function hairline(size: number): number {
  return size >= 160 ? 0.62 : size >= 96 ? 0.8 : 1.1;
}

/** The seal of a locked content. Decorative: the facts are always in words next to it. Never a button, never a proof. */
export function Seal({ digest, size = 72, state = "set", ring, justSet = false, className }: Props): ReactNode {
  const id = useId();
  const large = size >= 96;
  const ringed = large && ring !== undefined;
  const { outer, bands } = drawSeal(digest, large, ringed);
  const set = state === "set";
  const edge = {
    className: set ? "fill-sealed" : "fill-none",
    stroke: "currentColor",
    ...(set ? {} : { strokeDasharray: "1.5 3" }),
  };
  return (
    <svg
      aria-hidden
      viewBox="0 0 200 200"
      width={size}
      height={size}
      className={cx(
        "shrink-0 overflow-visible",
        set ? "text-ink" : "text-text-3 opacity-45",
        justSet && "animate-ink",
        className,
      )}
    >
      <path {...edge} d={outer} strokeWidth={large ? 1.3 : 2} />
      <g
        fill="none"
        stroke="currentColor"
        strokeWidth={hairline(size)}
        strokeDasharray={set ? undefined : "1.2 2.6"}
        opacity={set ? 0.72 : 1}
      >
        {ringed ? <circle cx="100" cy="100" r="91" /> : null}
        <Rosette band={bands[0]} sparse={!set} id={`${id}a`} />
        <Rosette band={bands[1]} sparse={!set} id={`${id}b`} />
      </g>
      {ringed && set ? <RingText id={`${id}r`} text={ring} /> : null}
      <circle {...edge} cx="100" cy="100" r={ringed ? 29 : 27} strokeWidth={large ? 1.3 : 2.2} />
      {set ? (
        <path
          d="m87.5 101.5 8.5 8.5 17-19"
          fill="none"
          stroke="currentColor"
          strokeWidth={large ? 4.4 : 5.2}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ) : null}
    </svg>
  );
}

/** `sparse` draws every other wave: what waits is lighter than what is set. */
function Rosette({
  band,
  sparse,
  id,
}: {
  readonly band: Band;
  readonly sparse: boolean;
  readonly id: string;
}): ReactNode {
  return (
    <>
      <defs>
        <path id={id} d={band.path} />
      </defs>
      {band.turns
        .filter((_, index) => !sparse || index % 2 === 0)
        .map((angle) => (
          <use key={angle} href={`#${id}`} transform={`rotate(${angle} 100 100)`} />
        ))}
    </>
  );
}

function RingText({ id, text }: { readonly id: string; readonly text: string }): ReactNode {
  return (
    <>
      <defs>
        <path id={id} d="M100 20.5a79.5 79.5 0 1 1-.01 0" />
      </defs>
      <text
        className="font-sans"
        fill="currentColor"
        fontSize={Math.max(8, Math.min(10.5, 640 / text.length))}
        fontWeight="600"
        style={{ wordSpacing: 0 }}
      >
        <textPath href={`#${id}`} textLength="494" lengthAdjust="spacing">
          {`${text.toUpperCase()} · `}
        </textPath>
      </text>
    </>
  );
}
