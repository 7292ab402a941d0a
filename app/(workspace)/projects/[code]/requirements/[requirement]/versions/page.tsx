import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { VersionComparison } from "@/components/difference/version-comparison";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { compareVersions } from "@/lib/features/difference/queries";
import { VersionsQuery } from "@/lib/features/difference/schema";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string; requirement: string }>;
  readonly searchParams: Promise<unknown>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).requirement };
}

/** Two versions of one requirement compared, word by word. */
export default async function CompareVersions({ params, searchParams }: Props) {
  const [{ code, requirement }, query, t] = await Promise.all([params, searchParams, getTranslations()]);
  const { project, view } = await readProject(code, async ({ tx, scope }) => {
    const view = await compareVersions(tx, scope, requirement, VersionsQuery.parse(query));
    return view === null ? null : { view, project: { code, name: scope.name, timeZone: scope.timeZone } };
  });
  const root = `/projects/${code}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: project.name, href: root },
          { label: t("rooms.requirements"), href: `${root}/requirements` },
          { label: requirement, href: `${root}/requirements/${requirement}` },
          { label: t("difference.versionsShort") },
        ]}
      />
      <PageBody>
        <VersionComparison project={project} view={view} />
      </PageBody>
    </>
  );
}
