"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useReader } from "@/components/consultation/use-reader";
import { usePeople, useRoom } from "@/components/room/room-context";
import { secondsOf, useNow } from "@/components/room/use-now";
import { cx } from "@/components/ui/class-names";
import { SectionHead } from "@/components/ui/section-head";
import { UserText } from "@/components/ui/typeset";
import type { RoomPoint } from "@/lib/features/room/view-live";
import { formatDay } from "@/lib/text/format";

type Props = { readonly chosen: string | null; readonly onChoose: (id: string) => void };

/** The agenda with the time of each point, and the actions that were given. */
export function RoomAgenda({ chosen, onChoose }: Props): ReactNode {
  const t = useTranslations("room");
  const { room } = useRoom();
  const now = useNow();
  const planned = room.points.reduce((sum, { minutes }) => sum + minutes, 0);
  const spent = Math.floor(room.points.reduce((sum, { runs }) => sum + secondsOf(runs, now), 0) / 60);
  return (
    <>
      <section aria-labelledby="room-agenda">
        <SectionHead id="room-agenda" title={t("agenda")} />
        <ol>
          {room.points.map((point, index) => (
            <PointRow
              key={point.id}
              point={point}
              number={index + 1}
              now={now}
              chosen={point.id === chosen}
              onChoose={onChoose}
            />
          ))}
        </ol>
        <div aria-hidden className="mt-4 h-1 rounded-bar bg-line">
          <div
            className="h-1 max-w-full rounded-bar bg-ink"
            style={{ width: `${planned === 0 ? 0 : Math.min(100, (spent / planned) * 100)}%` }}
          />
        </div>
        <p className="t-12 mt-1.5 text-text-3">{t("spent", { spent, planned })}</p>
      </section>
      <Actions />
    </>
  );
}

type RowProps = {
  readonly point: RoomPoint;
  readonly number: number;
  readonly now: number;
  readonly chosen: boolean;
  readonly onChoose: (id: string) => void;
};

function PointRow({ point, number, now, chosen, onChoose }: RowProps): ReactNode {
  const t = useTranslations("room");
  const { room } = useRoom();
  const runs = point.runs.some(({ endedAt }) => endedAt === null);
  const spent = Math.floor(secondsOf(point.runs, now) / 60);
  const isOver = point.runs.length > 0 && !runs;
  const decided = room.decisions.filter((one) => one.pointId === point.id && one.status !== "PROPOSED");
  return (
    <li className={cx("border-line border-b", chosen && "border-transparent")}>
      <button
        type="button"
        aria-current={chosen ? "true" : undefined}
        onClick={() => onChoose(point.id)}
        className={cx(
          "flex items-start gap-3 py-3 text-left",
          chosen
            ? "-mx-3 w-[calc(100%+1.5rem)] rounded-group border border-line-2 bg-paper px-3"
            : "w-full hover:bg-sunken",
        )}
      >
        <span className="figures t-13 w-4 shrink-0 text-ink">
          {isOver ? <Check aria-label={t("pointOver")} size={16} strokeWidth={1.8} className="text-done" /> : number}
        </span>
        <span className="min-w-0 flex-1">
          <span className={cx("t-13 block [overflow-wrap:anywhere]", chosen ? "font-semibold" : "font-medium")}>
            <UserText>{point.title}</UserText>
          </span>
          <span className="t-12 block text-text-3">
            {decided.length === 0
              ? t("ask", { ask: point.ask })
              : decided.map((one) => t("decided", { code: one.code, status: one.status })).join(", ")}
          </span>
        </span>
        <span
          className={cx(
            "figures t-12 shrink-0 text-right",
            spent > point.minutes ? "font-medium text-late" : "text-text-2",
          )}
        >
          {point.runs.length === 0
            ? t("planned", { minutes: point.minutes })
            : t("running", { spent, minutes: point.minutes })}
          {runs ? <span className="block text-ink">{t("now")}</span> : null}
        </span>
      </button>
    </li>
  );
}

/** What was given to do in this meeting. */
function Actions(): ReactNode {
  const t = useTranslations("room");
  const { page, room } = useRoom();
  const { name } = usePeople();
  const { reader } = useReader(page.project.timeZone);
  if (room.actions.length === 0) return null;
  return (
    <section aria-labelledby="room-actions" className="mt-10">
      <SectionHead id="room-actions" title={t("actions")} remark={room.actions.length} />
      <ul className="t-13">
        {room.actions.map((action) => (
          <li key={action.id} className="border-line border-b py-2.5 [overflow-wrap:anywhere]">
            <span className="code-word t-12 text-text-2">{action.code}</span>{" "}
            <span className="font-semibold">{name(action.owner)}</span> <UserText>{action.title}</UserText>
            <span className="t-12 block text-text-3">{formatDay(reader.locale, action.dueOn)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
