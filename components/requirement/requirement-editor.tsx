import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RequirementForm } from "@/components/requirement/requirement-form";
import type { FindSimilar } from "@/components/requirement/similar-list";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";
import type { Language } from "@/lib/domain/quality-hint";
import type { Action } from "@/lib/features/act/view";
import type { RequirementFormInput } from "@/lib/features/requirement/schema";

type Props = {
  readonly project: { readonly code: string; readonly name: string; readonly language: Language };
  readonly chapters: readonly string[];
  readonly action: Action;
  readonly defaults: RequirementFormInput;
  readonly revising: boolean;
  readonly findSimilar: FindSimilar;
};

/** The page on which a requirement is written, or written anew. */
export function RequirementEditor({ project, chapters, action, defaults, revising, findSimilar }: Props): ReactNode {
  const t = useTranslations();
  const root = `/projects/${project.code}`;
  const title = revising ? t("requirements.reviseTitle", { code: defaults.code }) : t("requirements.newTitle");
  return (
    <>
      <PageHeader
        crumbs={[
          { label: project.name, href: root },
          { label: t("rooms.requirements"), href: `${root}/requirements` },
          { label: revising ? defaults.code : t("requirements.newCrumb") },
        ]}
      />
      <PageBody width="measure">
        <div className="mb-8">
          <PageTitle lead={t(revising ? "requirements.reviseLead" : "requirements.newLead")}>{title}</PageTitle>
        </div>
        <RequirementForm
          project={project.code}
          chapters={chapters.filter((chapter) => chapter !== "")}
          language={project.language}
          {...{ action, defaults, revising, findSimilar }}
        />
      </PageBody>
    </>
  );
}
