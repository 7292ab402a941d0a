import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { importSheet } from "@/app/(workspace)/projects/[code]/requirements/actions";
import { forecastSheet } from "@/app/(workspace)/projects/[code]/requirements/import/import-actions";
import { ClosedAct } from "@/components/act/act-button";
import { ImportWizard } from "@/components/requirement/import-wizard";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";
import { abilityTo } from "@/lib/domain/ability";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";
import { ok } from "@/lib/kernel/result";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requirements.import"))("title") };
}

/** Brings a sheet in: file, mapping, preview, problems, and the act, on one page. */
export default async function ImportRequirements({ params }: Props) {
  const [{ code }, t] = await Promise.all([params, getTranslations()]);
  const { name, may } = await readProject(code, async ({ scope, now }) => ({
    name: scope.name,
    may: abilityTo("requirement.import", scope, now, () => ok(null)),
  }));
  const ability = await tellAbility(may, { project: code });
  const root = `/projects/${code}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: name, href: root },
          { label: t("rooms.requirements"), href: `${root}/requirements` },
          { label: t("requirements.import.open") },
        ]}
      />
      <PageBody>
        <div className="mb-9">
          <PageTitle lead={t("requirements.import.lead")}>{t("requirements.import.title")}</PageTitle>
        </div>
        {ability.allowed ? (
          <ImportWizard project={code} action={importSheet} forecast={forecastSheet} />
        ) : (
          <ClosedAct refusal={ability.refusal}>{t("requirements.import.openSheet")}</ClosedAct>
        )}
      </PageBody>
    </>
  );
}
