"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RoomProblem } from "@/components/room/room-act";
import { useRoom } from "@/components/room/room-context";
import { useKept } from "@/components/room/use-kept";
import { useRoomAct } from "@/components/room/use-room-act";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
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
    <div className="flex flex-col gap-4 rounded-sheet border border-line-2 bg-paper p-5 max-md:p-4">
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
      <ButtonRow>
        <Button variant="main" busy={acting.pending} onClick={send}>
          {t("send")}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t("close")}
        </Button>
      </ButtonRow>
      <RoomProblem acting={acting} />
    </div>
  );
}
