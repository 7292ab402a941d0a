"use client";

import { Check, CloudOff, Hourglass, Monitor } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useReader } from "@/components/consultation/use-reader";
import { RoomAct } from "@/components/room/room-act";
import { usePeople, useRoom } from "@/components/room/room-context";
import { useNow } from "@/components/room/use-now";
import { Button, ButtonLink } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Mark } from "@/components/ui/mark";
import { instantOf } from "@/lib/kernel/instant";
import { formatDate, formatTime } from "@/lib/text/format";

type Props = { readonly projected: boolean; readonly onProject: () => void };

/** The head of the room: which meeting, whether it can decide, what time it is, and the acts on the meeting itself. */
export function RoomHeader({ projected, onProject }: Props): ReactNode {
  const t = useTranslations("room");
  const { page, room } = useRoom();
  const { reader } = useReader(page.project.timeZone);
  const now = useNow();
  const { meeting, quorum } = room;
  const minutes =
    meeting.openedAt === null ? null : Math.max(0, Math.floor((now - Date.parse(meeting.openedAt)) / 60_000));
  return (
    <header
      data-shell
      className="sticky top-0 z-20 flex min-h-14 flex-wrap items-center gap-x-6 gap-y-2 border-line-2 border-b bg-ground px-8 py-2 max-md:px-4"
    >
      <Link
        href={`/projects/${page.project.code}/committees/${meeting.code}`}
        className="flex min-w-0 flex-1 items-center gap-4 rounded-control pr-2 max-md:w-full max-md:flex-none"
        aria-label={t("backTo", { meeting: meeting.code })}
      >
        <Mark size={24} />
        <span className="min-w-0">
          <h1 className="t-14 truncate font-semibold">
            {t("title", { committee: meeting.committee, code: meeting.code })}
          </h1>
          <span className="t-12 block truncate text-text-3">
            {page.project.name}, {formatDate(reader, instantOf(new Date(meeting.startsAt)), { width: "long" })}
          </span>
        </span>
      </Link>
      <ConnectionSign />
      {meeting.status === "OPEN" ? (
        <Chip tone={quorum.met ? "done" : "you"} sign={quorum.met ? <Check aria-hidden /> : <Hourglass aria-hidden />}>
          {t(quorum.met ? "quorumMet" : "quorumMissing")}
        </Chip>
      ) : (
        <Chip tone="muted" sign={meeting.endedAt === null ? <Hourglass aria-hidden /> : <Check aria-hidden />}>
          {t("status", { status: meeting.status })}
        </Chip>
      )}
      <p className="border-line-2 text-right md:border-l md:pl-5">
        <span className="figures t-14 block font-semibold">{formatTime(reader, instantOf(new Date(now)))}</span>
        {minutes === null || meeting.endedAt !== null ? null : (
          <span className="t-12 block text-text-3">{t("since", { minutes })}</span>
        )}
      </p>
      <div className="flex flex-wrap items-center gap-2.5">
        <Button icon={<Monitor aria-hidden size={16} strokeWidth={1.6} />} aria-pressed={projected} onClick={onProject}>
          {t(projected ? "unproject" : "project")}
        </Button>
        {meeting.status === "CLOSED" ? (
          <ButtonLink href={`/projects/${page.project.code}/committees/${meeting.code}/minutes`}>
            {t("toMinutes")}
          </ButtonLink>
        ) : null}
        <MeetingActs />
      </div>
    </header>
  );
}

/** Coming in, opening, closing: for whom they are there. */
function MeetingActs(): ReactNode {
  const t = useTranslations("room");
  const { room, acts } = useRoom();
  const { me } = usePeople();
  const { meeting, quorum, present } = room;
  const input = { meeting: meeting.code };
  if (me === undefined) return null;
  if (meeting.status === "CONVENED" && me.opens)
    return (
      <RoomAct action={acts.open} input={input} variant="main">
        {t("open")}
      </RoomAct>
    );
  if (meeting.status !== "OPEN") return null;
  return (
    <>
      {present.some(({ id }) => id === me.id) ? null : (
        <RoomAct action={acts.arrive} input={{ ...input, memberId: null }} variant="main">
          {t("iArrive")}
        </RoomAct>
      )}
      {me.opens && !quorum.met ? (
        <RoomAct action={acts.adjourn} input={input} variant="quiet">
          {t("adjourn")}
        </RoomAct>
      ) : null}
      {me.opens ? (
        <RoomAct action={acts.close} input={input}>
          {t("close")}
        </RoomAct>
      ) : null}
    </>
  );
}

/** Whether what is shown is what happens. Said aloud when it changes, and in words: what was typed is safe. */
function ConnectionSign(): ReactNode {
  const t = useTranslations("room");
  const { connection } = useRoom();
  return (
    <p role="status" className="t-12 max-md:order-last max-md:w-full">
      {connection === "live" ? (
        <span className="sr-only">{t("connection.live")}</span>
      ) : (
        <span className="inline-flex items-center gap-2 rounded-chip bg-you-tint px-2 py-1 font-medium text-you">
          <CloudOff aria-hidden size={14} strokeWidth={1.8} />
          {t(`connection.${connection}`)}
          {connection === "signed-out" ? (
            <Link className="link" href="/sign-in">
              {t("signIn")}
            </Link>
          ) : null}
        </span>
      )}
    </p>
  );
}
