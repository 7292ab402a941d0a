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
import { Textarea } from "@/components/ui/textarea";
import type { RoomPoint, StandingDecision } from "@/lib/features/room/view-live";

const empty = { title: "", text: "", grounds: "", options: "", retained: "0", revokes: "" } as const;

/** One option a line; what stands after the first colon is its detail. */
function optionsOf(text: string): readonly { readonly label: string; readonly detail: string }[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [label = "", ...detail] = line.split(/\s?: /);
      return { label, detail: detail.join(": ") };
    });
}

/** What stands and could be revoked on such a matter: as it was when one came, and what was decided in this room since. */
function useStanding(matter: RoomPoint["matter"]): readonly StandingDecision[] {
  const { page, room } = useRoom();
  const here = room.decisions.filter(({ status }) => status === "ADOPTED");
  const ended = room.decisions.flatMap(({ status, revokes }) =>
    status === "ADOPTED" && revokes !== null ? [revokes] : [],
  );
  const before = page.standing.filter(({ code }) => !room.decisions.some((one) => one.code === code));
  return [...here, ...before].filter((one) => one.matter === matter && !ended.includes(one.code));
}

/** Puts a decision to the vote on a point: the words that will bind, the options that were considered, and why. */
export function DecisionForm({
  point,
  onClose,
}: {
  readonly point: Pick<RoomPoint, "id" | "matter">;
  readonly onClose: () => void;
}): ReactNode {
  const t = useTranslations("room.proposal");
  const { room, acts } = useRoom();
  const { id: pointId } = point;
  const standing = useStanding(point.matter);
  const { fields, set, drop } = useKept(`decision:${pointId}`, empty);
  const acting = useRoomAct(acts.propose, () => {
    drop();
    onClose();
  });
  const wrong = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const options = optionsOf(fields.options ?? "");
  const text = (name: keyof typeof empty): string => fields[name] ?? "";
  const send = (): void => {
    const [title, words, grounds] = [text("title"), text("text"), text("grounds")];
    const considered = options.map((option, index) => ({ ...option, retained: text("retained") === String(index) }));
    const revokes = standing.find(({ code }) => code === text("revokes"))?.code ?? null;
    const input = { title, text: words, grounds, options: considered, revokes };
    void acting.run({ meeting: room.meeting.code, pointId, ...input });
  };
  return (
    <RoomForm acting={acting} words={{ send: t("send"), close: t("close") }} onSend={send} onClose={onClose}>
      <Field label={t("title")} error={wrong.title}>
        <TextInput value={text("title")} onChange={(event) => set({ title: event.currentTarget.value })} />
      </Field>
      <Field label={t("text")} hint={t("textHint")} error={wrong.text}>
        <Textarea record value={text("text")} onChange={(event) => set({ text: event.currentTarget.value })} />
      </Field>
      <Field label={t("options")} hint={t("optionsHint")} error={wrong.options}>
        <Textarea value={text("options")} onChange={(event) => set({ options: event.currentTarget.value })} />
      </Field>
      {options.length === 0 ? null : (
        <Field label={t("retained")}>
          <Select value={text("retained")} onChange={(event) => set({ retained: event.currentTarget.value })}>
            {options.map(({ label }, index) => (
              <option key={label} value={String(index)}>
                {label}
              </option>
            ))}
            <option value="">{t("noneRetained")}</option>
          </Select>
        </Field>
      )}
      <Field label={t("grounds")} error={wrong.grounds}>
        <Textarea value={text("grounds")} onChange={(event) => set({ grounds: event.currentTarget.value })} />
      </Field>
      {standing.length === 0 ? null : (
        <Field label={t("revokes")} hint={t("revokesHint")} error={wrong.revokes}>
          <Select value={text("revokes")} onChange={(event) => set({ revokes: event.currentTarget.value })}>
            <option value="">{t("revokesNone")}</option>
            {standing.map(({ code, title }) => (
              <option key={code} value={code}>{`${code}, ${title}`}</option>
            ))}
          </Select>
        </Field>
      )}
    </RoomForm>
  );
}
