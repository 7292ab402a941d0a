import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReadingList } from "@/components/account/reading-list";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";
import { env } from "@/lib/env";
import { listReadings } from "@/lib/features/account/queries-access";
import { readOwn } from "@/lib/http/reading";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("readings"))("title") };
}

/** What was read under one's own account, so that a person sees what they did not do. */
export default async function ReadingsPage() {
  const [t, profile, { readings, now }] = await Promise.all([
    getTranslations("readings"),
    getTranslations("profile"),
    readOwn(async ({ tx, scope, now }) => ({ readings: await listReadings(tx, scope), now })),
  ]);
  return (
    <>
      <PageHeader crumbs={[{ label: profile("title"), href: "/profile" }, { label: t("title") }]} />
      <PageBody>
        <div className="flex max-w-180 flex-col gap-8">
          <PageTitle lead={t("lead", { days: env().accessLogDays })}>{t("title")}</PageTitle>
          <ReadingList readings={readings} now={now} />
        </div>
      </PageBody>
    </>
  );
}
