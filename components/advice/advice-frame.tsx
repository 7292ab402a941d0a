import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ExportMenu } from "@/components/shell/export-menu";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { RoomTabs } from "@/components/shell/room-tabs";
import { PageTitle } from "@/components/ui/section-head";

type Props = {
  readonly project: { readonly code: string; readonly name: string };
  readonly room: "advice" | "risks";
  /** The page within the room; without it, this is the list. */
  readonly here?: string;
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly end?: ReactNode;
  readonly children: ReactNode;
};

/** A page of advice or of risks: where one is, its sentence, and what it holds. */
export function AdviceFrame({ project, room, here, title, lead, end, children }: Props): ReactNode {
  const t = useTranslations("rooms");
  const root = `/projects/${project.code}`;
  const isList = here === undefined;
  const crumbs = [
    { label: project.name, href: root },
    ...(isList ? [{ label: t("decide") }, { label: t(room) }] : [{ label: t(room), href: `${root}/${room}` }]),
    ...(isList ? [] : [{ label: here }]),
  ];
  return (
    <>
      <PageHeader crumbs={crumbs}>{isList ? <RoomTabs project={project.code} /> : undefined}</PageHeader>
      <PageBody>
        <PageTitle
          lead={lead}
          end={
            isList ? (
              <div className="flex flex-wrap items-center gap-2">
                <ExportMenu project={project.code} list={room} />
                {end}
              </div>
            ) : (
              end
            )
          }
        >
          {title}
        </PageTitle>
        <div className="mt-8 flex flex-col gap-11">{children}</div>
      </PageBody>
    </>
  );
}
