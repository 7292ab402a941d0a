import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BaselineComparison } from "@/components/difference/baseline-comparison";
import { NothingToCompare } from "@/components/difference/nothing-to-compare";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { readComparison } from "@/lib/features/difference/queries";
import { ComparisonQuery } from "@/lib/features/difference/schema";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }>; readonly searchParams: Promise<unknown> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("difference"))("title") };
}

/** Two signed sets compared, word by word. */
export default async function CompareBaselines({ params, searchParams }: Props) {
  const [{ code }, query, t] = await Promise.all([params, searchParams, getTranslations()]);
  const asked = ComparisonQuery.parse(query);
  const { project, names, view } = await readProject(code, async ({ tx, scope }) => {
    const found = await readComparison(tx, scope, asked);
    return found === null ? null : { ...found, project: { code, name: scope.name, timeZone: scope.timeZone } };
  });
  const root = `/projects/${code}`;
  const crumbs = [
    { label: project.name, href: root },
    { label: t("rooms.baselines"), href: `${root}/baselines` },
    { label: t("difference.title") },
  ];
  const shown = view === null ? <NothingToCompare project={code} /> : null;
  return (
    <>
      <PageHeader crumbs={crumbs} />
      <PageBody>
        <ListKeys>{view === null ? shown : <BaselineComparison {...{ project, view, names, asked }} />}</ListKeys>
      </PageBody>
    </>
  );
}
