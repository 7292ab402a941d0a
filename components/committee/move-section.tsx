"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { useReader } from "@/components/consultation/use-reader";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import type { MeetingAbilities, MeetingView } from "@/lib/features/committee/view";
import { formatDay } from "@/lib/text/format";

type Props = {
  readonly view: MeetingView;
  readonly abilities: MeetingAbilities;
  readonly reschedule: Action;
  readonly cancel: Action;
};

/** Another time for a meeting, or none: the days are counted anew, and whoever was invited is told why. */
export function MoveSection({ view, abilities, reschedule, cancel }: Props): ReactNode {
  const t = useTranslations("committees.move");
  const { reader } = useReader(view.project.timeZone);
  const [startsAt, setStartsAt] = useState(view.startsLocal);
  const [place, setPlace] = useState(view.line.place);
  const [reason, setReason] = useState("");
  const { code, minutes } = view.line;
  const call = { project: view.project.code, subject: { kind: "meeting", code } } as const;
  return (
    <section className="max-w-measure">
      <SectionHead title={t("title")} />
      <div className="mt-4 flex flex-col gap-4">
        <Field
          label={t("startsAt")}
          hint={t("earliest", { on: formatDay(reader.locale, view.earliestOn, { width: "long" }) })}
        >
          <TextInput
            type="datetime-local"
            value={startsAt}
            onChange={(event) => setStartsAt(event.currentTarget.value)}
          />
        </Field>
        <Field label={t("place")} optional>
          <TextInput value={place} maxLength={500} onChange={(event) => setPlace(event.currentTarget.value)} />
        </Field>
        <Field label={t("reason")}>
          <Textarea value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        </Field>
        <ButtonRow>
          {abilities.reschedule.allowed ? (
            <ActButton {...call} action={reschedule} input={{ meeting: code, startsAt, minutes, place, reason }}>
              {t("move")}
            </ActButton>
          ) : null}
          {abilities.cancel.allowed ? (
            <ActButton {...call} action={cancel} input={{ meeting: code, reason }} variant="quiet">
              {t("cancel")}
            </ActButton>
          ) : null}
        </ButtonRow>
      </div>
    </section>
  );
}
