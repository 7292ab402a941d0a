import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { SearchField } from "@/components/ui/search-field";
import { TextLink } from "@/components/ui/text-link";
import { type OperationGroup, operationHref } from "@/lib/features/reference/view";

type Props = {
  readonly groups: readonly OperationGroup[];
  readonly words: string;
  readonly current?: string | undefined;
};

/** Every operation by part, searched by address so that it works without a script. */
export async function OperationList({ groups, words, current }: Props): Promise<ReactNode> {
  const t = await getTranslations("reference");
  return (
    <div className="flex flex-col gap-6">
      <SearchField action="/docs/api" name="q" label={t("search")} value={words} />
      {groups.length === 0 ? <p className="t-13 text-text-2">{t("nothing")}</p> : null}
      {groups.map(({ tag, operations }) => (
        <section key={tag} lang="en">
          <h2 className="t-12 border-line-2 border-b pb-1.5 font-semibold">{tag}</h2>
          <ul>
            {operations.map(({ id, method, summary }) => (
              <li key={id} className="flex items-baseline gap-2.5 py-1">
                <span aria-hidden className="w-8 shrink-0 font-mono text-[.625rem] text-text-3">
                  {method}
                </span>
                <TextLink
                  href={operationHref(id)}
                  aria-current={id === current ? "page" : undefined}
                  className={cx("t-13 min-w-0 max-md:py-1", id === current && "font-semibold")}
                >
                  {summary}
                </TextLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
