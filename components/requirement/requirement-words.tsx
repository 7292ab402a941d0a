import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { HintList } from "@/components/requirement/hint-list";
import { MarkedWords } from "@/components/requirement/marked-words";
import { UserText } from "@/components/ui/typeset";
import type { RequirementRow } from "@/lib/features/requirement/view";

type Props = {
  readonly project: string;
  readonly row: RequirementRow;
  /** Of the link: one stop for the whole grid. */
  readonly tabIndex: number;
};

/** Remarks shown in a row: the others are on the requirement's own page. */
const mostShown = 2;

/** What a requirement asks, in a row of the list: its short title, its statement where there is room, its open questions, the remarks on its wording. */
export function RequirementWords({ project, row, tabIndex }: Props): ReactNode {
  const t = useTranslations();
  const { title, statement, hints, openQuestions } = row;
  const words = hints.length === 0 ? <UserText>{statement}</UserText> : <MarkedWords text={statement} hints={hints} />;
  return (
    <>
      <Link
        data-row
        tabIndex={tabIndex}
        href={`/projects/${project}/requirements/${row.code}`}
        className="line-clamp-3 pb-1 text-pretty hover:underline"
      >
        {title === "" ? words : title}
      </Link>
      {title === "" || statement === "" ? null : (
        <span className="line-clamp-2 max-w-[62ch] pb-1 text-pretty text-text-2 max-md:hidden in-data-[density=dense]:hidden">
          {words}
        </span>
      )}
      {openQuestions === 0 ? null : (
        <span className="t-12 block text-you">{t("requirements.openQuestions", { count: openQuestions })}</span>
      )}
      {hints.length === 0 ? null : (
        <div className="mt-1 max-w-[62ch]">
          <HintList hints={hints.slice(0, mostShown)} />
          {hints.length > mostShown ? (
            <span className="t-12 ml-5.5 block text-you">
              {t("quality.hints.more", { count: hints.length - mostShown })}
            </span>
          ) : null}
        </div>
      )}
    </>
  );
}
