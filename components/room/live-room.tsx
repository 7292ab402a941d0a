"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { RoomAgenda } from "@/components/room/room-agenda";
import { type RoomActs, RoomProvider } from "@/components/room/room-context";
import { RoomHeader } from "@/components/room/room-header";
import { RoomJournal } from "@/components/room/room-journal";
import { RoomPoint } from "@/components/room/room-point";
import { RoomPresence } from "@/components/room/room-presence";
import { useLiveRoom } from "@/components/room/use-live-room";
import { cx } from "@/components/ui/class-names";
import { Empty } from "@/components/ui/empty";
import type { LiveRoomView, RoomPageView } from "@/lib/features/room/view-live";

/** The point of which the time runs; before and between, the first that has not been treated. */
function pointNow({ points }: LiveRoomView): string | null {
  const running = points.find(({ runs }) => runs.some(({ endedAt }) => endedAt === null));
  return (running ?? points.find(({ runs }) => runs.length === 0) ?? points[0])?.id ?? null;
}

/**
 * A meeting while it is held: for the room, projected, and for each participant, the same page. It follows the point of
 * which the time runs until somebody chooses another one for themselves; a new point brings everybody back.
 */
export function LiveRoom({ page, acts }: { readonly page: RoomPageView; readonly acts: RoomActs }): ReactNode {
  const t = useTranslations("room");
  const { room, connection } = useLiveRoom(page);
  const [projected, setProjected] = useState(false);
  const now = pointNow(room);
  const [looked, setLooked] = useState<{ readonly id: string; readonly during: string | null } | null>(null);
  const chosen = looked !== null && looked.during === now ? looked.id : now;
  const number = room.points.findIndex(({ id }) => id === chosen);
  const point = room.points[number];
  useProjected(projected);
  return (
    <RoomProvider around={{ page, room, connection, acts }}>
      <div className="min-h-dvh bg-ground">
        <RoomHeader projected={projected} onProject={() => setProjected(!projected)} />
        <div
          className={cx(
            "mx-auto grid",
            projected
              ? "max-w-page"
              : "lg:grid-cols-[260px_minmax(0,1fr)_260px] xl:grid-cols-[300px_minmax(0,1fr)_300px]",
            // The paper reaches the foot of the screen, under the head of 56 px.
            "lg:min-h-[calc(100dvh-3.5rem)]",
          )}
        >
          <aside aria-label={t("agenda")} className={cx("p-8 max-md:p-4", projected && "hidden")}>
            <RoomAgenda chosen={chosen} onChoose={(id) => setLooked({ id, during: now })} />
          </aside>
          <main
            id="main"
            tabIndex={-1}
            className="min-w-0 border-line-2 bg-paper px-12 py-10 max-lg:order-first max-lg:border-b max-md:px-4 max-md:py-6 lg:border-x"
          >
            {point === undefined ? (
              <Empty fact={t("noPoint")} rule={t("noPointRule")} />
            ) : (
              <RoomPoint key={point.id} point={point} number={number + 1} />
            )}
          </main>
          <aside aria-label={t("present")} className={cx("p-8 max-md:p-4", projected && "hidden")}>
            <RoomPresence />
            <RoomJournal />
          </aside>
        </div>
      </div>
    </RoomProvider>
  );
}

/** Projected, everything is a quarter larger: the size of the root, from which all sizes are counted. */
function useProjected(projected: boolean): void {
  useEffect(() => {
    const root = document.documentElement;
    root.style.fontSize = projected ? "125%" : "";
    return () => {
      root.style.fontSize = "";
    };
  }, [projected]);
}
