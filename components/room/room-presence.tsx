"use client";

import { Check, Circle } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RoomAct } from "@/components/room/room-act";
import { RoomArrival } from "@/components/room/room-arrival";
import { usePeople, useRoom } from "@/components/room/room-context";
import { useGaps } from "@/components/room/use-gaps";
import { cx } from "@/components/ui/class-names";
import { PartyMark } from "@/components/ui/party-mark";
import { SectionHead } from "@/components/ui/section-head";
import { partyTexture } from "@/lib/features/party/view";
import type { RoomPerson } from "@/lib/features/room/view-live";

/** Who is there, who is awaited, and what the quorum still needs, in words. */
export function RoomPresence(): ReactNode {
  const t = useTranslations("room");
  const { room } = useRoom();
  const { me } = usePeople();
  const gaps = useGaps();
  const open = room.meeting.status === "OPEN";
  const there = new Set(room.present.map(({ id }) => id));
  const shown = room.people.filter((person) => person.voice !== null || there.has(person.id));
  return (
    <section aria-labelledby="room-present">
      <SectionHead
        id="room-present"
        title={t("present")}
        remark={t("presentOf", { present: there.size, seats: shown.length })}
      />
      <ul>
        {shown.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            there={there.has(person.id)}
            mayMove={open && me?.keeps === true}
          />
        ))}
      </ul>
      {open && me !== undefined && there.has(me.id) ? <OwnLeaving /> : null}
      {open && me?.keeps === true ? (
        <RoomArrival others={room.people.filter(({ id }) => !shown.some((one) => one.id === id))} />
      ) : null}
      <ul className="t-12 mt-4 flex flex-col gap-1.5" aria-label={t("quorum")}>
        {room.quorum.met ? (
          <li className="flex gap-2 text-done">
            <Check aria-hidden size={14} strokeWidth={1.8} className="mt-px shrink-0" />
            {t("quorumMet")}
          </li>
        ) : (
          gaps(room.quorum.missing).map((gap) => (
            <li key={gap} className="flex gap-2 text-text-2">
              <Circle aria-hidden size={12} strokeWidth={1.8} className="mt-0.5 shrink-0" />
              {gap}
            </li>
          ))
        )}
      </ul>
    </section>
  );
}

function PersonRow({
  person,
  there,
  mayMove,
}: {
  readonly person: RoomPerson;
  readonly there: boolean;
  readonly mayMove: boolean;
}): ReactNode {
  const t = useTranslations("room");
  const { page, room, acts } = useRoom();
  const { name } = usePeople();
  const input = { meeting: room.meeting.code, memberId: person.id };
  return (
    <li className="flex items-start gap-3 border-line border-b py-2.5">
      <PartyMark
        texture={partyTexture(person.party.side, person.party.ordinal)}
        label={person.party.name}
        className="mt-1.5"
      />
      <div className="min-w-0 flex-1">
        <p className={cx("t-13 [overflow-wrap:anywhere]", there ? "font-medium" : "text-text-2")}>
          {t("person", { name: person.name, own: person.id === page.me ? "yes" : "no" })}
        </p>
        <p className="t-12 text-text-3">
          {t("seat", { voice: person.voice ?? "NONE", presiding: room.presiding === person.id ? "yes" : "no" })}
          {person.proxyTo === null ? null : `, ${t("proxyTo", { name: name(person.proxyTo) })}`}
        </p>
      </div>
      <span className="flex shrink-0 items-center self-center">
        {there ? (
          <Check aria-label={t("isThere")} size={16} strokeWidth={1.8} className="text-done" />
        ) : (
          <span className="t-12 text-text-3">{t("absent")}</span>
        )}
        {mayMove ? (
          // As wide for oneself, who has no act here: the signs stand under one another.
          <span className="flex min-w-14 justify-end">
            {person.id === page.me ? null : (
              <RoomAct action={there ? acts.leave : acts.arrive} input={input} size="sm" variant="quiet">
                {t(there ? "leaves" : "arrives")}
                <span className="sr-only"> {person.name}</span>
              </RoomAct>
            )}
          </span>
        ) : null}
      </span>
    </li>
  );
}

/** One's own going; one comes in by the head of the page. */
function OwnLeaving(): ReactNode {
  const t = useTranslations("room");
  const { room, acts } = useRoom();
  return (
    <div className="mt-3 max-md:[&>button]:w-full">
      <RoomAct action={acts.leave} input={{ meeting: room.meeting.code, memberId: null }}>
        {t("iLeave")}
      </RoomAct>
    </div>
  );
}
