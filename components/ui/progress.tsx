import type { ReactNode } from "react";

type Props = {
  /** Done, from 0 to `max`; undefined while the end is not known. */
  readonly value: number | undefined;
  readonly max: number;
  readonly label: string;
  /** "34 min écoulées sur 90". */
  readonly detail?: ReactNode;
};

/** How far a long task is. */
export function Progress({ value, max, label, detail }: Props): ReactNode {
  const share = value === undefined || max === 0 ? 0 : Math.min(100, (value / max) * 100);
  return (
    <div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        className="h-1 overflow-hidden rounded-bar bg-line-2"
      >
        <div className="h-full bg-ink transition-[width] duration-200" style={{ width: `${share}%` }} />
      </div>
      {detail === undefined ? null : <p className="t-12 figures mt-1.5 text-text-3">{detail}</p>}
    </div>
  );
}
