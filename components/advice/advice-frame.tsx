import type { ReactNode } from "react";
import { DecideFrame } from "@/components/shell/decide-frame";
import { ExportMenu } from "@/components/shell/export-menu";
import type { RoomPage } from "@/components/shell/room-frame";

type Props = RoomPage & {
  readonly room: "advice" | "risks";
  /** The page within the room; without it, this is the list. */
  readonly here?: string;
};

/** A page of advice or of risks, whose list leaves from its head. */
export function AdviceFrame({ end, ...page }: Props): ReactNode {
  if (page.here !== undefined) return <DecideFrame {...page} end={end} />;
  const leaving = (
    <div className="flex flex-wrap items-center gap-2">
      <ExportMenu project={page.project.code} list={page.room} />
      {end}
    </div>
  );
  return <DecideFrame {...page} end={leaving} />;
}
