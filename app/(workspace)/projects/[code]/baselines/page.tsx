import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BaselineList } from "@/components/baseline/baseline-list";
import { RequirementTabs } from "@/components/requirement/requirement-tabs";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { getNextBaseline, listBaselines } from "@/lib/features/baseline/queries";
import { getRequirementFigures } from "@/lib/features/requirement/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("baselines") };
}

/** The signed sets of requirements, and the next one. */
export default async function Baselines({ params }: Props) {
  const [{ code }, t] = await Promise.all([params, getTranslations("rooms")]);
  const { name, timeZone, rows, next, figures } = await readProject(code, async ({ tx, scope }) => {
    const parts = [listBaselines(tx, scope), getNextBaseline(tx, scope), getRequirementFigures(tx, scope)] as const;
    const [rows, next, figures] = await Promise.all(parts);
    return { name: scope.name, timeZone: scope.timeZone, rows, next, figures };
  });
  const counts = { requirements: figures.total, baselines: rows.length, questions: figures.openQuestions };
  const list = <BaselineList project={code} {...{ timeZone, rows, next }} />;
  return (
    <>
      <PageHeader
        crumbs={[{ label: name, href: `/projects/${code}` }, { label: t("define") }, { label: t("baselines") }]}
      >
        <RequirementTabs project={code} current="baselines" counts={counts} />
      </PageHeader>
      <PageBody>
        <h1 className="sr-only">{t("baselines")}</h1>
        {rows.length === 0 ? list : <ListKeys>{list}</ListKeys>}
      </PageBody>
    </>
  );
}
