"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type ActionActions, ActionActs } from "@/components/action-item/action-acts";
import { ActionChip } from "@/components/action-item/action-chip";
import { ActionHistory } from "@/components/action-item/action-history";
import { DecideFrame } from "@/components/shell/decide-frame";
import { type KeyValue, KeyValues } from "@/components/ui/key-values";
import { TextLink } from "@/components/ui/text-link";
import type { ActionAbilities, ActionView } from "@/lib/features/action-item/view";
import { formatDateTime, formatDay } from "@/lib/text/format";

type Props = { readonly view: ActionView; readonly abilities: ActionAbilities; readonly actions: ActionActions };

/** One action: what is to be done, by whom and until when, where it was given, and every step of it. */
export function ActionSheet({ view, abilities, actions }: Props): ReactNode {
  return (
    <DecideFrame
      project={view.project}
      room="actions"
      here={view.code}
      title={view.title}
      lead={view.detail === "" ? undefined : <span className="whitespace-pre-line">{view.detail}</span>}
      end={<ActionChip action={view} />}
    >
      <ActionActs view={view} abilities={abilities} actions={actions} />
      <div className="max-w-xl">
        <KeyValues entries={useFacts(view)} />
      </div>
      <ActionHistory view={view} />
    </DecideFrame>
  );
}

function useFacts(view: ActionView): readonly KeyValue[] {
  const t = useTranslations("actions");
  const locale = useLocale();
  const root = `/projects/${view.project.code}`;
  const link = (path: string, label: string): ReactNode => <TextLink href={`${root}/${path}`}>{label}</TextLink>;
  const at = formatDateTime({ locale, timeZone: view.project.timeZone }, view.openedAt);
  return [
    { name: t("owner"), value: view.owner, detail: view.party },
    { name: t("dueOn"), value: formatDay(locale, view.dueOn, { width: "long" }) },
    ...(view.meeting === null
      ? []
      : [
          {
            name: t("where"),
            value: link(`committees/${view.meeting}`, view.meeting),
            detail: view.point ?? undefined,
          },
        ]),
    ...(view.decision === null
      ? []
      : [{ name: t("decision"), value: link(`decisions/${view.decision}`, view.decision) }]),
    ...(view.droppedBy === null
      ? []
      : [{ name: t("droppedBy"), value: link(`decisions/${view.droppedBy}`, view.droppedBy) }]),
    { name: t("openedBy"), value: t("openedByAt", { name: view.openedBy, at }) },
  ];
}
