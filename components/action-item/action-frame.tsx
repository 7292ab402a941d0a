import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { RoomTabs } from "@/components/shell/room-tabs";
import { PageTitle } from "@/components/ui/section-head";

type Props = {
  readonly project: { readonly code: string; readonly name: string };
  /** The page within the room; without it, this is the list. */
  readonly here?: string;
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly end?: ReactNode;
  readonly children: ReactNode;
};

/** A page of actions: where one is, its sentence, and what it holds. */
export function ActionFrame({ project, here, title, lead, end, children }: Props): ReactNode {
  const t = useTranslations("rooms");
  const root = `/projects/${project.code}`;
  const isList = here === undefined;
  const crumbs = [
    { label: project.name, href: root },
    ...(isList ? [{ label: t("decide") }, { label: t("actions") }] : []),
    ...(isList ? [] : [{ label: t("actions"), href: `${root}/actions` }, { label: here }]),
  ];
  return (
    <>
      <PageHeader crumbs={crumbs}>{isList ? <RoomTabs project={project.code} /> : undefined}</PageHeader>
      <PageBody>
        <PageTitle lead={lead} end={end}>
          {title}
        </PageTitle>
        <div className="mt-8 flex flex-col gap-11">{children}</div>
      </PageBody>
    </>
  );
}
