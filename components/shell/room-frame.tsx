import type { ReactNode } from "react";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { RoomTabs } from "@/components/shell/room-tabs";
import type { Crumb } from "@/components/ui/breadcrumbs";
import { PageTitle } from "@/components/ui/section-head";

/** What every page of a room brings to its frame. */
export type RoomPage = {
  readonly project: { readonly code: string; readonly name: string };
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly end?: ReactNode;
  readonly children: ReactNode;
};

type Props = RoomPage & {
  /** From under the project to this page. */
  readonly trail: readonly Crumb[];
  /** The list of the room: its other pages stand under the head. */
  readonly isList: boolean;
};

/** A page of a room: where one is, its sentence, and what it holds. */
export function RoomFrame({ project, trail, isList, title, lead, end, children }: Props): ReactNode {
  return (
    <>
      <PageHeader crumbs={[{ label: project.name, href: `/projects/${project.code}` }, ...trail]}>
        {isList ? <RoomTabs project={project.code} /> : undefined}
      </PageHeader>
      <PageBody>
        <PageTitle lead={lead} end={end}>
          {title}
        </PageTitle>
        <div className="mt-8 flex flex-col gap-11">{children}</div>
      </PageBody>
    </>
  );
}
