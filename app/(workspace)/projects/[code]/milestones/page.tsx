import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { MilestoneList } from "@/components/milestone/milestone-list";
import { MilestoneTabs } from "@/components/milestone/milestone-tabs";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageTitle } from "@/components/ui/section-head";
import { listMilestones } from "@/lib/features/milestone/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("milestones") };
}

/** The milestones of a project on their time line. */
export default async function MilestonesPage({ params }: Props) {
  const { code } = await params;
  const t = await getTranslations("milestones");
  const { project, lines, now } = await readProject(code, async ({ tx, scope, now }) => ({
    project: scope,
    lines: await listMilestones(tx, scope, now),
    now,
  }));
  const mine = lines.filter((line) => line.turn.ball === "yours" || line.turn.ball === "both").length;
  const create = <ButtonLink href={`/projects/${code}/milestones/new`}>{t("new")}</ButtonLink>;
  return (
    <>
      <PageHeader crumbs={[{ label: project.name, href: `/projects/${code}` }, { label: t("title") }]}>
        <MilestoneTabs project={code} current="milestones" />
      </PageHeader>
      <PageBody>
        <PageTitle lead={t("waiting", { count: mine })} end={create}>
          {t("title")}
        </PageTitle>
        <div className="mt-8">
          {lines.length === 0 ? (
            <Empty fact={t("empty")} rule={t("emptyRule")} act={create} />
          ) : (
            <MilestoneList project={project} lines={lines} now={now} />
          )}
        </div>
      </PageBody>
    </>
  );
}
