import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChangeRequestTable } from "@/components/change-request/change-request-table";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageTitle } from "@/components/ui/section-head";
import { listChangeRequests } from "@/lib/features/change-request/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("changes") };
}

/** The change requests of a project. */
export default async function ChangesPage({ params }: Props) {
  const [{ code }, t] = await Promise.all([params, getTranslations()]);
  const { scope, lines, now } = await readProject(code, async (reading) => ({
    scope: reading.scope,
    lines: await listChangeRequests(reading),
    now: reading.now,
  }));
  const create = <ButtonLink href={`/projects/${code}/changes/new`}>{t("changes.new")}</ButtonLink>;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: scope.name, href: `/projects/${code}` },
          { label: t("rooms.change") },
          { label: t("rooms.changes") },
        ]}
      />
      <PageBody>
        <PageTitle lead={t("changes.lead")} end={create}>
          {t("rooms.changes")}
        </PageTitle>
        <div className="mt-8">
          {lines.length === 0 ? (
            <Empty fact={t("changes.none")} rule={t("changes.rule")} act={create} />
          ) : (
            <ListKeys>
              <ChangeRequestTable project={{ code, timeZone: scope.timeZone }} lines={lines} now={now} />
            </ListKeys>
          )}
        </div>
      </PageBody>
    </>
  );
}
