"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { AgendaSection } from "@/components/committee/agenda-section";
import { AnswerSection } from "@/components/committee/answer-section";
import { MeetingChip } from "@/components/committee/meeting-chip";
import { MoveSection } from "@/components/committee/move-section";
import { PointForm } from "@/components/committee/point-form";
import { PreparationSection } from "@/components/committee/preparation-section";
import { useReader } from "@/components/consultation/use-reader";
import { DecideFrame } from "@/components/shell/decide-frame";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { KeyValues } from "@/components/ui/key-values";
import type { Action } from "@/lib/features/act/view";
import type { MeetingAbilities, MeetingView } from "@/lib/features/committee/view";
import { formatDay } from "@/lib/text/format";

/** The acts on the page of a meeting. */
type MeetingActs = Readonly<
  Record<
    | "convene"
    | "reschedule"
    | "cancel"
    | "answer"
    | "giveProxy"
    | "propose"
    | "fix"
    | "withdraw"
    | "prepare"
    | "order"
    | "attach",
    Action
  >
>;

type Props = { readonly view: MeetingView; readonly abilities: MeetingAbilities; readonly acts: MeetingActs };

/** A meeting before its hour: when, the agenda, who comes, what one's side prepares. */
export function MeetingSheet({ view, abilities, acts }: Props): ReactNode {
  const t = useTranslations("committees");
  const inRoom = useTranslations("room");
  const { at, reader } = useReader(view.project.timeZone);
  const { line } = view;
  const day = (on: string): string => formatDay(reader.locale, on, { width: "long" });
  const ahead = line.status === "PLANNED" || line.status === "CONVENED";
  const call = { project: view.project.code, subject: { kind: "meeting", code: line.code } } as const;
  return (
    <DecideFrame
      project={view.project}
      room="committees"
      here={line.code}
      title={line.committee}
      lead={at(line.startsAt)}
      end={<MeetingChip status={line.status} />}
    >
      <div className="max-w-2xl">
        <KeyValues
          entries={[
            { name: t("kindLabel"), value: t("kindOf", { kind: line.kind }) },
            {
              name: t("conveneLabel"),
              value: view.convenedAt === null ? day(line.convocationDue) : at(view.convenedAt),
            },
            { name: t("documentsLabel"), value: day(line.documentsDue) },
            ...(line.place === "" ? [] : [{ name: t("placeLabel"), value: line.place }]),
            ...(view.reason === "" ? [] : [{ name: t("reasonLabel"), value: view.reason }]),
            ...(view.cancelReason === "" ? [] : [{ name: t("cancelLabel"), value: view.cancelReason }]),
          ]}
        />
        {line.status === "PLANNED" ? (
          <div className="mt-5">
            <ButtonRow>
              <ActButton
                {...call}
                action={acts.convene}
                ability={abilities.convene}
                input={{ meeting: line.code }}
                variant="main"
              >
                {t("convene")}
              </ActButton>
            </ButtonRow>
          </div>
        ) : null}
        {line.status === "CLOSED" ? (
          <div className="mt-5">
            <ButtonRow>
              <ButtonLink href={`/projects/${view.project.code}/committees/${line.code}/minutes`}>
                {t("minutes")}
              </ButtonLink>
              <ButtonLink href={`/projects/${view.project.code}/actions?state=ALL&meeting=${line.code}`}>
                {t("actionsGiven")}
              </ButtonLink>
            </ButtonRow>
          </div>
        ) : null}
        {line.status === "CONVENED" || line.status === "OPEN" ? (
          <div className="mt-5">
            <ButtonRow>
              <ButtonLink
                href={`/projects/${view.project.code}/committees/${line.code}/room`}
                variant={line.status === "OPEN" ? "main" : "plain"}
              >
                {inRoom("enter")}
              </ButtonLink>
            </ButtonRow>
          </div>
        ) : null}
      </div>
      <AgendaSection view={view} abilities={abilities} acts={acts} />
      {abilities.propose.allowed ? <PointForm view={view} propose={acts.propose} /> : null}
      <AnswerSection view={view} abilities={abilities} answer={acts.answer} giveProxy={acts.giveProxy} />
      {ahead ? <PreparationSection view={view} write={acts.prepare} /> : null}
      {ahead && (abilities.reschedule.allowed || abilities.cancel.allowed) ? (
        <MoveSection view={view} abilities={abilities} reschedule={acts.reschedule} cancel={acts.cancel} />
      ) : null}
    </DecideFrame>
  );
}
