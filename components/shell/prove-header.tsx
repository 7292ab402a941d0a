import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { RoomTabs } from "@/components/shell/room-tabs";

type Props = { readonly project: { readonly code: string; readonly name: string }; readonly here: string };

/** The head of a page of the room "Prove": where one is, and the other pages of the room. */
export function ProveHeader({ project, here }: Props): ReactNode {
  const t = useTranslations("rooms");
  const root = `/projects/${project.code}`;
  return (
    <PageHeader
      crumbs={[{ label: project.name, href: root }, { label: t("prove"), href: `${root}/charter` }, { label: here }]}
    >
      <RoomTabs project={project.code} />
    </PageHeader>
  );
}
