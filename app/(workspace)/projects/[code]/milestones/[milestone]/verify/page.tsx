import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { check } from "@/app/(workspace)/projects/[code]/milestones/actions";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { VerificationList } from "@/components/submission/verification-list";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/section-head";
import { getMilestone } from "@/lib/features/milestone/queries-item";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string; milestone: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("milestones"))("check.title", { code: (await params).milestone }) };
}

/** Verifies the last submission criterion by criterion. */
export default async function VerifyPage({ params }: Props) {
  const [{ code, milestone }, t] = await Promise.all([params, getTranslations("milestones")]);
  const { view } = await readProject(code, ({ tx, scope, now }) => getMilestone(tx, scope, milestone, now));
  const root = `/projects/${code}/milestones`;
  const reserve = (
    <ButtonLink href={`/projects/${code}/reservations/new?milestone=${milestone}`}>{t("check.reserve")}</ButtonLink>
  );
  return (
    <>
      <PageHeader
        crumbs={[
          { label: view.project.name, href: `/projects/${code}` },
          { label: t("title"), href: root },
          { label: milestone, href: `${root}/${milestone}` },
          { label: t("check.short") },
        ]}
      />
      <PageBody>
        <PageTitle lead={view.title} end={reserve}>
          {t("check.title", { code: milestone })}
        </PageTitle>
        <div className="mt-7">
          <VerificationList project={code} milestone={milestone} criteria={view.criteria} action={check} />
        </div>
      </PageBody>
    </>
  );
}
