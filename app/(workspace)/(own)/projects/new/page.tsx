import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { createProjectAction } from "@/app/(workspace)/(own)/projects/new/actions";
import { NewProjectForm } from "@/components/project/new-project-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";
import { requireActor } from "@/lib/auth/current";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("setup"))("newTitle") };
}

/** Opens a project. */
export default async function NewProjectPage() {
  const [t, rooms] = await Promise.all([getTranslations("setup"), getTranslations("rooms"), requireActor()]);
  return (
    <>
      <PageHeader crumbs={[{ label: rooms("projects"), href: "/projects" }, { label: t("newTitle") }]} />
      <PageBody>
        <PageTitle lead={t("newLead")}>{t("newTitle")}</PageTitle>
        <NewProjectForm action={createProjectAction} />
      </PageBody>
    </>
  );
}
