import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { UserText } from "@/components/ui/typeset";
import type { RequirementRow } from "@/lib/features/requirement/view";

type Props = { readonly project: string; readonly row: RequirementRow };

/** What a requirement asks, in a row of the list: its short title, its statement where there is room, its open questions. */
export function RequirementWords({ project, row }: Props): ReactNode {
  const t = useTranslations("requirements");
  return (
    <>
      <Link
        data-row
        href={`/projects/${project}/requirements/${row.code}`}
        className="line-clamp-3 text-pretty hover:underline"
      >
        {row.title === "" ? row.statement : row.title}
      </Link>
      {row.title === "" || row.statement === "" ? null : (
        <span className="line-clamp-2 max-w-[62ch] text-pretty text-text-2 max-md:hidden in-data-[density=dense]:hidden">
          <UserText>{row.statement}</UserText>
        </span>
      )}
      {row.openQuestions === 0 ? null : (
        <span className="t-12 block text-you">{t("openQuestions", { count: row.openQuestions })}</span>
      )}
    </>
  );
}
