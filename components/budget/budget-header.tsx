import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { RoomTabs } from "@/components/shell/room-tabs";

type Props = {
  readonly project: { readonly code: string; readonly name: string };
  /** The page under the budget's; none for the budget itself. */
  readonly here?: string;
};

/** The head of the pages of money. */
export function BudgetHeader({ project, here }: Props): ReactNode {
  const t = useTranslations("rooms");
  const root = `/projects/${project.code}`;
  return (
    <PageHeader
      crumbs={[
        { label: project.name, href: root },
        { label: t("change"), href: `${root}/changes` },
        here === undefined ? { label: t("budget") } : { label: t("budget"), href: `${root}/budget` },
        ...(here === undefined ? [] : [{ label: here }]),
      ]}
    >
      {here === undefined ? <RoomTabs project={project.code} /> : null}
    </PageHeader>
  );
}
