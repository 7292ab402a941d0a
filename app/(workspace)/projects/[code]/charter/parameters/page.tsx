import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { draftCharterAction } from "@/app/(workspace)/projects/[code]/charter/actions";
import { ParametersForm } from "@/components/charter/parameters-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";
import { getParametersStart } from "@/lib/features/charter/queries-page";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("charter"))("editTitle") };
}

/** Chooses the parameters of the charter, from a model. */
export default async function ParametersPage({ params }: Props) {
  const { code } = await params;
  const t = await getTranslations("charter");
  const { start, name, currency } = await readProject(code, async ({ tx, scope, now }) => ({
    start: await getParametersStart(tx, scope, now),
    name: scope.name,
    currency: scope.currency,
  }));
  const ability = await tellAbility(start.ability, { project: code, subject: { kind: "charter" } });
  const root = `/projects/${code}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: name, href: root },
          { label: t("title"), href: `${root}/charter` },
          { label: t("version", { version: start.version }) },
        ]}
      />
      <PageBody>
        <PageTitle lead={t("editLead")}>{t("editTitle")}</PageTitle>
        <ParametersForm
          action={draftCharterAction}
          project={code}
          currency={currency}
          start={start}
          ability={ability}
        />
      </PageBody>
    </>
  );
}
