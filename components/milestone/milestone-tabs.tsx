import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Tabs } from "@/components/ui/tabs";

type Page = "milestones" | "reservations" | "notices" | "records";

/** The pages of the room "Validate". */
export function MilestoneTabs({ project, current }: { readonly project: string; readonly current: Page }): ReactNode {
  const t = useTranslations("rooms");
  const tabs = (["milestones", "reservations", "notices", "records"] as const).map((page) => ({
    href: `/projects/${project}/${page}`,
    label: t(page),
    current: page === current,
  }));
  return <Tabs tabs={tabs} label={t("validate")} />;
}
