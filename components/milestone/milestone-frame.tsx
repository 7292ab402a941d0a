import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { MilestoneTabs } from "@/components/milestone/milestone-tabs";
import { ExportMenu } from "@/components/shell/export-menu";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { RoomTabs } from "@/components/shell/room-tabs";
import { PageTitle } from "@/components/ui/section-head";

type Room = "milestones" | "reservations" | "notices" | "changes";
type Props = {
  readonly project: { readonly code: string; readonly name: string };
  readonly room: Room;
  /** The page within the room; without it, this is the room's list. */
  readonly here?: string;
  /** Between the two: the thing that this page is about. */
  readonly of?: string;
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly end?: ReactNode;
  readonly children: ReactNode;
};

/** A list leaves from its head. */
function withExport(project: string, room: Room, end: ReactNode): ReactNode {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ExportMenu project={project} list={room} />
      {end}
    </div>
  );
}

/** A page of the rooms "Validate" and "Change": where one is, the sentence of the page, and what it holds. */
export function MilestoneFrame({ project, room, here, of, title, lead, end, children }: Props): ReactNode {
  const t = useTranslations("rooms");
  const root = `/projects/${project.code}`;
  const list = { label: t(room), ...(here === undefined ? {} : { href: `${root}/${room}` }) };
  const crumbs = [
    { label: project.name, href: root },
    ...(here === undefined ? [{ label: t(room === "changes" ? "change" : "validate") }] : []),
    list,
    ...(of === undefined ? [] : [{ label: of, href: `${root}/${room}/${of}` }]),
    ...(here === undefined ? [] : [{ label: here }]),
  ];
  return (
    <>
      <PageHeader crumbs={crumbs}>
        {here !== undefined ? null : room === "changes" ? (
          <RoomTabs project={project.code} />
        ) : (
          <MilestoneTabs project={project.code} current={room} />
        )}
      </PageHeader>
      <PageBody>
        <PageTitle lead={lead} end={here === undefined ? withExport(project.code, room, end) : end}>
          {title}
        </PageTitle>
        <div className="mt-8">{children}</div>
      </PageBody>
    </>
  );
}
