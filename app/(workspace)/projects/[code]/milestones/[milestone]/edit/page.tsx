import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { revise } from "@/app/(workspace)/projects/[code]/milestones/actions";
import { MilestoneForm } from "@/components/milestone/milestone-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";
import { getMilestoneForm } from "@/lib/features/milestone/queries-form";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("milestones"))("editPage.heading") };
}

/** Writes another text of a milestone in definition. */
export default async function EditMilestonePage({ params }: Props) {
  const { code, milestone } = await params;
  const t = await getTranslations("milestones");
  const start = await readProject(code, ({ tx, scope }) => getMilestoneForm(tx, scope, milestone));
  const { project, defaults, agencies, requirements, initialPriceCents } = start;
  const root = `/projects/${code}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: project.name, href: root },
          { label: t("title"), href: `${root}/milestones` },
          { label: t("editPage.heading") },
        ]}
      />
      <PageBody>
        <PageTitle lead={t("editPage.lead")}>{t("editPage.heading")}</PageTitle>
        <div className="mt-8">
          <MilestoneForm
            project={code}
            action={revise}
            defaults={defaults}
            agencies={agencies}
            requirements={requirements}
            initialPriceCents={initialPriceCents}
            currency={project.currency}
          />
        </div>
      </PageBody>
    </>
  );
}
