"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { ActionForm } from "@/components/room/action-form";
import { DecisionForm } from "@/components/room/decision-form";
import { RoomAct } from "@/components/room/room-act";
import { usePeople, useRoom } from "@/components/room/room-context";
import { RoomDecision } from "@/components/room/room-decision";
import { RoomNotes } from "@/components/room/room-notes";
import { secondsOf, useNow } from "@/components/room/use-now";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { TextLink } from "@/components/ui/text-link";
import { UserText } from "@/components/ui/typeset";
import type { RoomPoint as Point } from "@/lib/features/room/view-live";

/** One point as the room treats it: the question, its time, what is said, what is decided and given to do. */
export function RoomPoint({ point, number }: { readonly point: Point; readonly number: number }): ReactNode {
  const t = useTranslations("room");
  const { page, room } = useRoom();
  const decisions = room.decisions.filter(({ pointId }) => pointId === point.id);
  return (
    <>
      <p className="t-13 font-medium text-ink">{t("kicker", { number, ask: point.ask })}</p>
      <h2 className="t-28 mt-1 [overflow-wrap:anywhere]">
        <UserText>{point.title}</UserText>
      </h2>
      {point.detail === "" ? null : <MarkdownView source={point.detail} below={2} className="t-16 mt-2 text-text-2" />}
      {point.documents.length === 0 ? null : (
        <ul className="t-13 mt-3 flex flex-wrap gap-x-4">
          {point.documents.map((file) => (
            <li key={file.id}>
              <TextLink href={`/api/projects/${page.project.code}/files/${file.id}`}>{file.name}</TextLink>
            </li>
          ))}
        </ul>
      )}
      <PointTime point={point} />
      <div className="mt-8 flex flex-col gap-10">
        {decisions.map((decision) => (
          <RoomDecision key={decision.id} decision={decision} />
        ))}
        <Forms point={point} />
        <RoomNotes key={point.id} pointId={point.id} />
      </div>
    </>
  );
}

/** The time of the point, and taking it up or putting it down. */
function PointTime({ point }: { readonly point: Point }): ReactNode {
  const t = useTranslations("room");
  const { room, acts } = useRoom();
  const { me } = usePeople();
  const now = useNow();
  const runs = point.runs.some(({ endedAt }) => endedAt === null);
  const seconds = secondsOf(point.runs, now);
  const input = { meeting: room.meeting.code, pointId: point.id };
  const leads = me !== undefined && (me.keeps || room.presiding === me.id);
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2 border-line-2 border-y py-3">
      <p role="timer" className="t-13 text-text-2">
        <span className="figures t-20 mr-2 text-text">{clockOf(seconds)}</span>
        {t("ofMinutes", { minutes: point.minutes })}
        {seconds > point.minutes * 60 ? (
          <span className="ml-2 font-medium text-late">
            {t("over", { minutes: Math.ceil(seconds / 60) - point.minutes })}
          </span>
        ) : null}
      </p>
      {room.meeting.status === "OPEN" && leads ? (
        <RoomAct action={runs ? acts.end : acts.begin} input={input}>
          {t(runs ? "endPoint" : "beginPoint")}
        </RoomAct>
      ) : null}
    </div>
  );
}

/** "12:05", and "1:02:05" beyond an hour. */
function clockOf(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours === 0 ? `${two(minutes)}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}

/** A decision to put to the vote, an action to give: one form at a time. */
function Forms({ point }: { readonly point: Point }): ReactNode {
  const t = useTranslations("room");
  const { room } = useRoom();
  const { me } = usePeople();
  const [form, setForm] = useState<"decision" | "action" | null>(null);
  const there = room.present.some(({ id }) => id === me?.id);
  if (room.meeting.status !== "OPEN" || me === undefined || !(there || me.keeps)) return null;
  const asked = room.decisions.some(({ pointId, status }) => pointId === point.id && status === "PROPOSED");
  if (form === "decision") return <DecisionForm point={point} onClose={() => setForm(null)} />;
  if (form === "action") return <ActionForm pointId={point.id} onClose={() => setForm(null)} />;
  return (
    <ButtonRow>
      {point.ask === "DECIDE" && !asked && there ? (
        <Button onClick={() => setForm("decision")}>{t("proposeDecision")}</Button>
      ) : null}
      <Button onClick={() => setForm("action")}>{t("giveAction")}</Button>
    </ButtonRow>
  );
}
