"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton, ClosedAct } from "@/components/act/act-button";
import { EmergencyAct } from "@/components/change-request/emergency-act";
import { ReasonAct } from "@/components/milestone/reason-act";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { ChoiceGroup } from "@/components/ui/choice-group";
import type { Action } from "@/lib/features/act/view";
import type { ChangeAbilities, ChangeRequestView } from "@/lib/features/change-request/view";

type Actions = Readonly<Record<"submit" | "withdraw" | "dispute" | "settle" | "emergency" | "resume", Action>>;
type Props = { readonly view: ChangeRequestView; readonly abilities: ChangeAbilities; readonly actions: Actions };

/** The acts of one step or one sentence; those with more to say have their form below. */
export function ChangeActs({ view, abilities, actions }: Props): ReactNode {
  const t = useTranslations("changes");
  const [finding, setFinding] = useState<"CHANGE" | "DEFECT">("CHANGE");
  const { code: project } = view.project;
  const { code: changeRequest } = view;
  const subject = { kind: "change-request", code: changeRequest } as const;
  const why = { project, subject, field: t("reasonField") };
  const root = `/projects/${project}/changes/${changeRequest}`;
  const toDecide = ["QUOTED", "UNDER_DECISION", "EMERGENCY_APPROVED"].includes(view.status);
  const signs = view.authority !== null && view.authority.instrument !== "DECISION";
  return (
    <ButtonRow>
      {view.status === "DRAFT" ? (
        <ActButton
          action={actions.submit}
          input={{ changeRequest }}
          ability={abilities.submit}
          project={project}
          subject={subject}
          variant="main"
        >
          {t("submit")}
        </ActButton>
      ) : null}
      {toDecide && signs ? (
        abilities.approve.allowed ? (
          <ButtonLink variant="main" href={`${root}/approve`}>
            {t("approve")}
          </ButtonLink>
        ) : (
          <ClosedAct refusal={abilities.approve.refusal}>{t("approve")}</ClosedAct>
        )
      ) : null}
      {abilities.resume.allowed ? (
        <ActButton action={actions.resume} input={{ changeRequest }} project={project} subject={subject} variant="main">
          {t("resume")}
        </ActButton>
      ) : null}
      {abilities.settle.allowed ? (
        <ReasonAct
          {...why}
          main
          action={actions.settle}
          label={t("settle.act")}
          lead={t("settle.lead")}
          toInput={(reason) => ({ changeRequest, finding, reason })}
        >
          <ChoiceGroup
            name="finding"
            legend={t("settle.finding")}
            value={finding}
            choices={(["CHANGE", "DEFECT"] as const).map((value) => ({ value, label: t(`findings.${value}`) }))}
            onChange={(value) => setFinding(value === "DEFECT" ? "DEFECT" : "CHANGE")}
          />
        </ReasonAct>
      ) : null}
      {abilities.dispute.allowed ? (
        <ReasonAct
          {...why}
          action={actions.dispute}
          label={t("dispute.act")}
          lead={t("dispute.lead")}
          toInput={(reason) => ({ changeRequest, reason })}
        />
      ) : null}
      {abilities.emergency.allowed ? <EmergencyAct view={view} action={actions.emergency} /> : null}
      {abilities.withdraw.allowed ? (
        <ReasonAct
          {...why}
          action={actions.withdraw}
          label={t("withdraw.act")}
          lead={t("withdraw.lead")}
          toInput={(reason) => ({ changeRequest, reason })}
        />
      ) : null}
    </ButtonRow>
  );
}
