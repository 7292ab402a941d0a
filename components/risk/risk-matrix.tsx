import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { TextLink } from "@/components/ui/text-link";
import { levelOf, type RiskLevel } from "@/lib/domain/risk";
import type { RiskLine } from "@/lib/features/risk/view";

const degrees = [1, 2, 3, 4, 5] as const;
const grounds: Readonly<Record<RiskLevel, string>> = {
  LOW: "bg-paper",
  MODERATE: "bg-sunken",
  HIGH: "bg-ink-tint",
  CRITICAL: "bg-late-tint",
};

/**
 * The matrix: how likely down, how hard across. Each cell says its score and its level in words and holds the numbers of
 * its risks, so that it reads without its colours, and aloud.
 */
export function RiskMatrix({
  project,
  risks,
}: {
  readonly project: string;
  readonly risks: readonly RiskLine[];
}): ReactNode {
  const t = useTranslations("risks");
  const at = (probability: number, impact: number): readonly RiskLine[] =>
    risks.filter((risk) => risk.probability === probability && risk.impact === impact);
  return (
    // On a phone its words are read aloud alone: degrees, scores and numbers fit, and it scrolls should they not.
    <section className="overflow-x-auto" aria-label={t("matrix.title")} tabIndex={0}>
      <table className="t-12 w-full table-fixed md:min-w-160 border-collapse">
        <caption className="t-13 pb-2 text-left text-text-2">{t("matrix.caption")}</caption>
        <thead>
          <tr>
            <th scope="col" className="w-8 border border-line p-1 text-left font-medium md:w-28 md:p-2">
              <span className="max-md:sr-only">{t("matrix.corner")}</span>
            </th>
            {degrees.map((impact) => (
              <th key={impact} scope="col" className="border border-line p-1 text-left font-medium md:p-2">
                {impact}
                <span className="max-md:sr-only">{` · ${t(`impacts.${impact}`)}`}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {degrees.toReversed().map((probability) => (
            <tr key={probability}>
              <th scope="row" className="border border-line p-1 text-left font-medium md:p-2">
                {probability}
                <span className="max-md:sr-only">{` · ${t(`probabilities.${probability}`)}`}</span>
              </th>
              {degrees.map((impact) => (
                <Cell
                  key={impact}
                  project={project}
                  score={probability * impact}
                  level={levelOf(probability * impact)}
                  risks={at(probability, impact)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({
  project,
  score,
  level,
  risks,
}: {
  readonly project: string;
  readonly score: number;
  readonly level: RiskLevel;
  readonly risks: readonly RiskLine[];
}): ReactNode {
  const t = useTranslations("risks.levels");
  return (
    <td className={cx("h-16 border border-line p-0.5 pt-1 align-top md:p-2", grounds[level])}>
      <span className="figures block text-text-2">
        {score}
        <span className="max-md:sr-only">{` · ${t(level)}`}</span>
      </span>
      {risks.length === 0 ? null : (
        <ul className="mt-1 flex flex-col gap-0.5">
          {risks.map((risk) => (
            <li key={risk.code} className="flex min-h-6 items-center font-medium">
              <TextLink href={`/projects/${project}/risks/${risk.code}`} title={risk.event}>
                {risk.code}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </td>
  );
}
