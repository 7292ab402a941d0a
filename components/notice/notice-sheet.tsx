"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton, ClosedAct } from "@/components/act/act-button";
import { MilestoneFrame } from "@/components/milestone/milestone-frame";
import { NoticeChip } from "@/components/notice/notice-chip";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { KeyValues } from "@/components/ui/key-values";
import { DateInput } from "@/components/ui/text-input";
import { TextLink } from "@/components/ui/text-link";
import type { Action } from "@/lib/features/act/view";
import type { NoticeAbilities, NoticeView } from "@/lib/features/notice/view";
import { formatDateTime, formatDay } from "@/lib/text/format";

type Props = { readonly view: NoticeView; readonly abilities: NoticeAbilities; readonly present: Action };

/** One formal notice: what is awaited, since when, within which second period, to what effect, and what became of it. */
export function NoticeSheet({ view, abilities, present }: Props): ReactNode {
  const t = useTranslations("silence.notice");
  const locale = useLocale();
  const reader = { locale, timeZone: view.project.timeZone };
  const day = (on: string): string => formatDay(locale, on, { width: "long" });
  const root = `/projects/${view.project.code}`;
  const place = view.matter.startsWith("R-") ? "reservations" : "milestones";
  const entries = [
    {
      name: t("awaits"),
      value: (
        <TextLink href={`${root}/${place}/${view.matter}`}>
          {t(`does.${view.awaited}`, { matter: view.matter })}
        </TextLink>
      ),
    },
    { name: t("since"), value: day(view.overdueSince) },
    { name: t("to"), value: t(`sides.${view.toSide}`) },
    ...(view.sentAt === null ? [] : [{ name: t("sent"), value: formatDateTime(reader, view.sentAt) }]),
    ...(view.presentedOn === null ? [] : [{ name: t("presented"), value: day(view.presentedOn) }]),
    ...(view.dueOn === null ? [] : [{ name: t("until"), value: day(view.dueOn) }]),
    ...(view.effect === null ? [] : [{ name: t("effect"), value: t(`effects.${view.effect}`) }]),
    ...(view.settledAt === null ? [] : [{ name: t("settled"), value: formatDateTime(reader, view.settledAt) }]),
    ...(view.record === null
      ? []
      : [{ name: t("record"), value: <TextLink href={`${root}/records/${view.record}`}>{view.record}</TextLink> }]),
  ];
  return (
    <MilestoneFrame
      project={view.project}
      room="notices"
      here={view.code}
      title={t("name", { code: view.code })}
      end={<NoticeChip status={view.status} />}
    >
      <p className="t-16 max-w-prose whitespace-pre-line">{view.text}</p>
      <div className="mt-6 max-w-xl">
        <KeyValues entries={entries} />
      </div>
      <div className="mt-6">
        {view.status === "DRAFT" ? (
          <ButtonRow>
            {abilities.send.allowed ? (
              <ButtonLink variant="main" href={`${root}/notices/${view.code}/send`}>
                {t("readAndSend")}
              </ButtonLink>
            ) : (
              <ClosedAct refusal={abilities.send.refusal}>{t("readAndSend")}</ClosedAct>
            )}
          </ButtonRow>
        ) : null}
        {view.status === "SENT" && abilities.present.allowed ? <Present view={view} present={present} /> : null}
      </div>
    </MilestoneFrame>
  );
}

/** Those who received it say that they have it in hand; its sender states the day. */
function Present({ view, present }: Pick<Props, "view" | "present">): ReactNode {
  const t = useTranslations("silence.notice");
  const [on, setOn] = useState("");
  return (
    <div className="flex max-w-md flex-col gap-4">
      <p className="t-14 text-text-2">{t(view.mine ? "presentBySender" : "presentByReceiver")}</p>
      {view.mine ? (
        <Field label={t("presentedOn")}>
          <DateInput value={on} onChange={(event) => setOn(event.currentTarget.value)} />
        </Field>
      ) : null}
      <ButtonRow>
        <ActButton
          action={present}
          project={view.project.code}
          variant="main"
          input={{ notice: view.code, presentedOn: view.mine ? on : "" }}
        >
          {t(view.mine ? "statePresented" : "received")}
        </ActButton>
      </ButtonRow>
    </div>
  );
}
