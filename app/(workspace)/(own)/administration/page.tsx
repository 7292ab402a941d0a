import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { correctOrganisationAction } from "@/app/(workspace)/(own)/administration/actions";
import { OrganisationList } from "@/components/account/organisation-list";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { KeyValues } from "@/components/ui/key-values";
import { PageTitle } from "@/components/ui/section-head";
import { getInstallation } from "@/lib/features/account/queries";
import { readOwn } from "@/lib/http/reading";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("administration") };
}

/** What the administrator of the installation sees; to anybody else there is no such page. */
export default async function AdministrationPage() {
  const [t, { installation }] = await Promise.all([
    getTranslations("profile"),
    readOwn(async ({ tx }) => ({ installation: await getInstallation(tx) })),
  ]);
  if (installation === null) notFound();
  return (
    <>
      <PageHeader crumbs={[{ label: t("administration") }]} />
      <PageBody>
        <div className="flex max-w-180 flex-col gap-11">
          <PageTitle lead={t("administrationLead")}>{t("administration")}</PageTitle>
          <KeyValues entries={[{ name: t("people"), value: t("peopleCount", { count: installation.people }) }]} />
          <OrganisationList organisations={installation.organisations} correct={correctOrganisationAction} />
        </div>
      </PageBody>
    </>
  );
}
