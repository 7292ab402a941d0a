import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { define } from "@/app/(workspace)/projects/[code]/milestones/actions";
import { MilestoneForm } from "@/components/milestone/milestone-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";
import { getMilestoneForm } from "@/lib/features/milestone/queries-form";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("milestones"))("newPage.heading") };
}

/** Writes a milestone down: a draft that both sides will sign. */
export default async function NewMilestonePage({ params }: Props) {
  const { code } = await params;
  const t = await getTranslations("milestones");
  const start = await readProject(code, ({ tx, scope }) => getMilestoneForm(tx, scope, null));
  const { project, defaults, agencies, requirements, initialPriceCents } = start;
  const root = `/projects/${code}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: project.name, href: root },
          { label: t("title"), href: `${root}/milestones` },
          { label: t("newPage.heading") },
        ]}
      />
      <PageBody>
        <PageTitle lead={t("newPage.lead")}>{t("newPage.heading")}</PageTitle>
        <div className="mt-8">
          <MilestoneForm
            project={code}
            action={define}
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
