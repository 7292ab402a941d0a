import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AmountBar, BarMark, type BarStep } from "@/components/ui/amount-bar";
import type { RequirementStatus } from "@/lib/domain/requirement";
import type { RequirementFigures } from "@/lib/features/requirement/view";

/** The set by state, from what is accepted to what is only a draft. */
const groups: readonly {
  readonly key: string;
  readonly step: BarStep;
  readonly statuses: readonly RequirementStatus[];
}[] = [
  { key: "accepted", step: "full", statuses: ["ACCEPTED"] },
  { key: "verified", step: "half", statuses: ["VERIFIED", "IMPLEMENTED"] },
  { key: "baselined", step: "light", statuses: ["BASELINED"] },
  { key: "agreed", step: "hatch", statuses: ["AGREED"] },
  { key: "discussed", step: "dots", statuses: ["PROPOSED", "UNDER_REVIEW"] },
  { key: "drafted", step: "outline", statuses: ["DRAFT"] },
];

/** Requirements by state, as a bar with its figures. */
export function StatusBar({ figures }: { readonly figures: RequirementFigures }): ReactNode {
  const t = useTranslations("requirements.bar");
  const counted = groups.map((group) => ({
    ...group,
    count: group.statuses.reduce((sum, status) => sum + (figures.byStatus[status] ?? 0), 0),
  }));
  const total = counted.reduce((sum, group) => sum + group.count, 0);
  if (total === 0) return null;
  const shown = counted.filter((group) => group.count > 0);
  const words = shown.map((group) => t(group.key, { count: group.count }));
  return (
    <div className="mb-6">
      <AmountBar
        parts={shown.map(({ key, step, count }) => ({ key, step, amount: count }))}
        total={total}
        label={words.join(", ")}
      />
      <ul className="t-12 mt-2.5 flex flex-wrap gap-x-6 gap-y-1.5 text-text-2">
        {shown.map((group) => (
          <li key={group.key} className="figures flex items-center gap-2">
            <BarMark step={group.step} />
            <span>
              {t.rich(`${group.key}Rich`, {
                count: group.count,
                b: (chunks) => <b className="font-semibold text-text">{chunks}</b>,
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
