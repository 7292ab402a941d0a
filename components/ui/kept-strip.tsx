import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** One commitment, in date order. */
export type Kept = "kept" | "late" | "broken";

const squares: Record<Kept, ReactNode> = {
  kept: <rect width="11" height="11" rx="1" fill="currentColor" className="text-ink" />,
  late: (
    <g className="text-ink">
      <path d="M11 0v11H0z" fill="currentColor" />
      <rect x=".5" y=".5" width="10" height="10" rx=".5" fill="none" stroke="currentColor" />
    </g>
  ),
  broken: (
    <path
      d="M.7.7h9.6v9.6H.7zM2.5 2.5l6 6m0-6-6 6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      className="text-late-solid"
    />
  ),
};

/** Commitments one by one: full, half (late), crossed (broken). By party, never by person. The sentence beside says the figures. */
export function KeptStrip({
  kept,
  label,
}: {
  readonly kept: readonly { readonly key: string; readonly kept: Kept }[];
  readonly label: string;
}): ReactNode {
  return (
    <span role="img" aria-label={label} className="flex flex-wrap gap-0.5">
      {kept.map((one) => (
        <KeptSquare key={one.key} kept={one.kept} />
      ))}
    </span>
  );
}

/** One square of the strip, for legends. */
export function KeptSquare({ kept }: { readonly kept: Kept }): ReactNode {
  return (
    <svg aria-hidden viewBox="0 0 11 11" width="11" height="11" className="shrink-0">
      {squares[kept]}
    </svg>
  );
}

/** What the squares mean. */
export function KeptLegend(): ReactNode {
  const t = useTranslations("ui");
  return (
    <ul className="t-12 flex flex-wrap gap-x-4 gap-y-1 text-text-2">
      <li className="flex items-center gap-2">
        <KeptSquare kept="kept" /> {t("commitmentKept")}
      </li>
      <li className="flex items-center gap-2">
        <KeptSquare kept="late" /> {t("commitmentLate")}
      </li>
      <li className="flex items-center gap-2">
        <KeptSquare kept="broken" /> {t("commitmentBroken")}
      </li>
    </ul>
  );
}
