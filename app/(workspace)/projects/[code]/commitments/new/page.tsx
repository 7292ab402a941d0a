import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { propose } from "@/app/(workspace)/projects/[code]/commitments/actions";
import { CommitmentForm } from "@/components/commitment/commitment-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";
import { getCommitmentForm } from "@/lib/features/commitment/queries-form";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("commitments"))("newTitle") };
}

/** Writes a commitment; whom it binds reads and signs it. */
export default async function NewCommitmentPage({ params }: Props) {
  const [{ code }, t] = await Promise.all([params, getTranslations("commitments")]);
  const start = await readProject(code, getCommitmentForm);
  const root = `/projects/${code}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: start.project.name, href: root },
          { label: t("title"), href: `${root}/commitments` },
          { label: t("newTitle") },
        ]}
      />
      <PageBody>
        <PageTitle lead={t("newLead")}>{t("newTitle")}</PageTitle>
        <CommitmentForm start={start} action={propose} />
      </PageBody>
    </>
  );
}
