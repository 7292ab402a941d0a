import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { declare, withdraw } from "@/app/(workspace)/projects/[code]/commitments/actions";
import { CommitmentsView } from "@/components/commitment/commitments-view";
import { PageBody } from "@/components/shell/page-body";
import { ProveHeader } from "@/components/shell/prove-header";
import { getCommitmentsPage } from "@/lib/features/commitment/queries";
import { CommitmentFilters } from "@/lib/features/commitment/view";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("commitments"))("title") };
}

/** What each side makes available, and how it was kept. */
export default async function CommitmentsPage({ params, searchParams }: Props) {
  const [{ code }, t] = await Promise.all([params, getTranslations("commitments")]);
  const filters = CommitmentFilters.parse(await searchParams);
  const page = await readProject(code, (reading) => getCommitmentsPage(reading, filters));
  const told = {
    propose: await tellAbility(page.propose, { project: code }),
    declare: await tellAbility(page.declare, { project: code }),
  };
  return (
    <>
      <ProveHeader project={page.project} here={t("title")} />
      <PageBody>
        <CommitmentsView {...page} {...told} filters={filters} actions={{ declare, withdraw }} />
      </PageBody>
    </>
  );
}
