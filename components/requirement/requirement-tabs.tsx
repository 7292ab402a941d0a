import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ExportMenu } from "@/components/shell/export-menu";
import { ButtonLink } from "@/components/ui/button";
import { Tabs } from "@/components/ui/tabs";

type Page = "requirements" | "matrix" | "quality" | "baselines" | "questions";

type Props = {
  readonly project: string;
  readonly current: Page;
  readonly counts: Readonly<Partial<Record<Page, number>>>;
  /** The filters of the screen, under which its list leaves. */
  readonly query?: Readonly<Record<string, string | null>>;
};

/** The pages of the room "Define", and the two ways to write needs down. */
export function RequirementTabs({ project, current, counts, query = {} }: Props): ReactNode {
  const t = useTranslations("requirements");
  const root = `/projects/${project}`;
  const named = {
    quality: useTranslations("quality")("tab"),
    matrix: useTranslations("requirementTable.matrix")("tab"),
  };
  const tabs = (["requirements", "matrix", "quality", "baselines", "questions"] as const).map((page) => ({
    href: page === "quality" || page === "matrix" ? `${root}/requirements/${page}` : `${root}/${page}`,
    label: page === "quality" || page === "matrix" ? named[page] : t(`tabs.${page}`),
    count: counts[page] === undefined ? undefined : String(counts[page]),
    current: page === current,
  }));
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 max-md:gap-y-2 max-md:pb-2">
      <Tabs tabs={tabs} label={t("tabs.label")} className="min-w-0" />
      <div className="flex flex-wrap items-center gap-2">
        <ExportMenu
          project={project}
          list={current === "quality" ? "requirements" : current}
          query={query}
          withSpecification
        />
        <ButtonLink href={`${root}/requirements/import`}>{t("import.open")}</ButtonLink>
        <ButtonLink href={`${root}/requirements/new`} icon={<Plus aria-hidden size={16} strokeWidth={1.6} />}>
          {t("one")}
        </ButtonLink>
      </div>
    </div>
  );
}
