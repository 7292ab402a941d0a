import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { ParametersForm } from "@/components/charter/parameters-form";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle } from "@/components/ui/section-head";

type Form = ComponentProps<typeof ParametersForm>;
type Props = Pick<Form, "action" | "ability"> & {
  readonly project: { readonly code: string; readonly name: string; readonly currency: string };
  readonly start: Form["start"] & { readonly version: number };
};

/** The page that chooses the parameters of a version of the charter. */
export function ParametersRoom({ project, start, ...form }: Props): ReactNode {
  const t = useTranslations("charter");
  const root = `/projects/${project.code}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: project.name, href: root },
          { label: t("title"), href: `${root}/charter` },
          { label: t("version", { version: start.version }) },
        ]}
      />
      <PageBody>
        <PageTitle lead={t("editLead")}>{t("editTitle")}</PageTitle>
        <ParametersForm {...form} project={project.code} currency={project.currency} start={start} />
      </PageBody>
    </>
  );
}
