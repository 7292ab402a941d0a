"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useRoom } from "@/components/room/room-context";
import { RoomForm } from "@/components/room/room-form";
import { useKept } from "@/components/room/use-kept";
import { useRoomAct } from "@/components/room/use-room-act";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";

const empty = { title: "", owner: "", dueOn: "" } as const;

/** Gives somebody something to do, by a day: from this point of this meeting. */
export function ActionForm({
  pointId,
  onClose,
}: {
  readonly pointId: string;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations("room.action");
  const { page, room, acts } = useRoom();
  const { fields, set, drop } = useKept(`action:${pointId}`, empty);
  const acting = useRoomAct(acts.give, () => {
    drop();
    onClose();
  });
  const wrong = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const owner = fields.owner === undefined || fields.owner === "" ? page.me : fields.owner;
  const send = (): void => {
    const input = { title: fields.title ?? "", detail: "", ownerId: owner, dueOn: fields.dueOn ?? "" };
    void acting.run({ ...input, meeting: room.meeting.code, pointId, decision: null });
  };
  return (
    <RoomForm acting={acting} words={{ send: t("send"), close: t("close") }} onSend={send} onClose={onClose}>
      <Field label={t("title")} error={wrong.title}>
        <TextInput value={fields.title ?? ""} onChange={(event) => set({ title: event.currentTarget.value })} />
      </Field>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label={t("owner")} error={wrong.ownerId}>
          <Select value={owner} onChange={(event) => set({ owner: event.currentTarget.value })}>
            {room.people.map(({ id, name, party }) => (
              <option key={id} value={id}>
                {name}, {party.name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t("dueOn")} error={wrong.dueOn}>
          <TextInput
            type="date"
            value={fields.dueOn ?? ""}
            onChange={(event) => set({ dueOn: event.currentTarget.value })}
          />
        </Field>
      </div>
    </RoomForm>
  );
}
