"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { RoomAct } from "@/components/room/room-act";
import { useRoom } from "@/components/room/room-context";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { RoomPerson } from "@/lib/features/room/view-live";

/** Whoever keeps the minutes writes down that somebody without a seat came in. */
export function RoomArrival({ others }: { readonly others: readonly RoomPerson[] }): ReactNode {
  const t = useTranslations("room");
  const { room, acts } = useRoom();
  const [open, setOpen] = useState(false);
  const [who, setWho] = useState("");
  const chosen = others.find(({ id }) => id === who) ?? others[0];
  if (chosen === undefined) return null;
  if (!open)
    return (
      <Button variant="quiet" size="sm" className="mt-2" onClick={() => setOpen(true)}>
        {t("somebodyElse")}
      </Button>
    );
  return (
    <div className="mt-3 flex flex-col gap-2">
      <Field label={t("somebodyElse")}>
        <Select value={chosen.id} onChange={(event) => setWho(event.currentTarget.value)}>
          {others.map(({ id, name, party }) => (
            <option key={id} value={id}>
              {name}, {party.name}
            </option>
          ))}
        </Select>
      </Field>
      <RoomAct
        action={acts.arrive}
        input={{ meeting: room.meeting.code, memberId: chosen.id }}
        onDone={() => setOpen(false)}
      >
        {t("arrives")}
      </RoomAct>
    </div>
  );
}
