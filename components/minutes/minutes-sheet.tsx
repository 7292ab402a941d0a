"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { CorrectionForm } from "@/components/minutes/correction-form";
import { CorrectionList } from "@/components/minutes/correction-list";
import { MinutesActs } from "@/components/minutes/minutes-acts";
import { MinutesChanges } from "@/components/minutes/minutes-changes";
import { MinutesEditor } from "@/components/minutes/minutes-editor";
import { MinutesFacts } from "@/components/minutes/minutes-facts";
import { MinutesReaders } from "@/components/minutes/minutes-readers";
import { DecideFrame } from "@/components/shell/decide-frame";
import { RecordSheet } from "@/components/signature/record-sheet";
import { Empty } from "@/components/ui/empty";
import type { Action } from "@/lib/features/act/view";
import type { MinutesAbilities, MinutesView } from "@/lib/features/minutes/view";

export type MinutesActions = Readonly<Record<"draft" | "ask" | "answer" | "agree", Action>>;
type Props = { readonly view: MinutesView; readonly abilities: MinutesAbilities; readonly actions: MinutesActions };

/** The minutes of a meeting, from the draft to the record that nothing changes. */
export function MinutesSheet({ view, abilities, actions }: Props): ReactNode {
  const t = useTranslations("minutes");
  const { status, content } = view;
  const locked = view.record !== null && status !== "CORRECTION_REQUESTED";
  return (
    <DecideFrame
      project={view.project}
      room="committees"
      here={`${view.meeting} · ${t("here")}`}
      title={t("title", { code: view.meeting })}
      lead={status === null ? undefined : t(`leads.${status}`)}
      end={<MinutesActs view={view} abilities={abilities} agree={actions.agree} />}
    >
      {status === null || content === null ? (
        <Empty fact={t("none")} rule={t("noneRule")} />
      ) : (
        <>
          <MinutesFacts view={view} />
          {abilities.draft.allowed ? <MinutesEditor key={view.version} view={view} draft={actions.draft} /> : null}
          <CorrectionList view={view} ability={abilities.answerCorrection} answer={actions.answer} />
          <MinutesChanges view={view} />
          <div className="max-w-220">
            <RecordSheet
              content={content}
              locked={locked}
              head={t("sheetHead", { locked: String(locked), code: view.record ?? "" })}
            />
          </div>
          <MinutesReaders view={view} />
          {abilities.requestCorrection.allowed ? <CorrectionForm view={view} ask={actions.ask} /> : null}
        </>
      )}
    </DecideFrame>
  );
}
