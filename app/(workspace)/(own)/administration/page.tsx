import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { correctOrganisationAction } from "@/app/(workspace)/(own)/administration/actions";
import { AdministrationRooms } from "@/components/account/administration-rooms";
import { OrganisationList } from "@/components/account/organisation-list";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";
import { getInstallation } from "@/lib/features/account/queries";
import { countDeadMails } from "@/lib/features/notification/queries";
import { readOwn } from "@/lib/http/reading";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("administration") };
}

/** What the administrator of the installation sees; to anybody else there is no such page. */
export default async function AdministrationPage() {
  const [t, { installation, deadMails }] = await Promise.all([
    getTranslations("profile"),
    readOwn(async ({ tx }) => ({ installation: await getInstallation(tx), deadMails: await countDeadMails(tx) })),
  ]);
  if (installation === null) notFound();
  return (
    <>
      <PageHeader crumbs={[{ label: t("administration") }]} />
      <PageBody>
        <div className="flex max-w-180 flex-col gap-11">
          <PageTitle lead={t("administrationLead")}>{t("administration")}</PageTitle>
          <AdministrationRooms people={installation.people} deadMails={deadMails} />
          <OrganisationList organisations={installation.organisations} correct={correctOrganisationAction} />
        </div>
      </PageBody>
    </>
  );
}
