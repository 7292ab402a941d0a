import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SectionHead } from "@/components/ui/section-head";
import { type SheetProblem, sheetProblemValues } from "@/lib/features/requirement/sheet-problem";

/** How many problems are listed at once: a person mends the mapping or the sheet, not a list of thousands. */
const listed = 100;

/** What keeps the sheet out, line by line. Nothing is imported while one is left. */
export function ImportProblems({ problems }: { readonly problems: readonly SheetProblem[] }): ReactNode {
  const t = useTranslations();
  return (
    <section role="alert">
      <SectionHead
        title={t("requirements.import.problems")}
        remark={t("requirements.import.problemsRemark", { count: problems.length })}
      />
      <ul
        className="t-13 max-h-80 overflow-y-auto text-late"
        tabIndex={0}
        aria-label={t("requirements.import.problems")}
      >
        {problems.slice(0, listed).map((problem) => (
          <li
            key={`${problem.kind} ${problem.line} ${problem.field} ${problem.value}`}
            className="wrap-anywhere border-b py-2"
          >
            {t(`sheet.problems.${problem.kind}`, sheetProblemValues(problem))}
          </li>
        ))}
      </ul>
      {problems.length <= listed ? null : (
        <p className="t-12 mt-2 text-text-3">
          {t("requirements.import.moreProblems", { count: problems.length - listed })}
        </p>
      )}
    </section>
  );
}
