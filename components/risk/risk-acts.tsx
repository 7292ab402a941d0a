"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ReasonAct } from "@/components/milestone/reason-act";
import type { RiskActions } from "@/components/risk/risk-sheet";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { RiskTurn } from "@/lib/domain/risk";
import type { RiskAbilities, RiskView } from "@/lib/features/risk/view";

type Props = { readonly view: RiskView; readonly abilities: RiskAbilities; readonly actions: RiskActions };

/** What happens to a risk: it occurs and becomes something else with its history, or it is over. */
export function RiskActs({ view, abilities, actions }: Props): ReactNode {
  const t = useTranslations("risks.acts");
  const [became, setBecame] = useState<RiskTurn>("ISSUE");
  const { code: project } = view.project;
  const subject = { kind: "risk", code: view.code } as const;
  const occurred = view.status === "OCCURRED";
  if (!abilities.occur.allowed && !abilities.close.allowed) return null;
  return (
    <ButtonRow>
      {occurred && view.became === "ADVICE" && view.advice.length === 0 ? (
        <ButtonLink variant="main" href={`/projects/${project}/advice/new?origin=RISK:${view.code}`}>
          {t("writeAdvice")}
        </ButtonLink>
      ) : null}
      {occurred && view.became === "DISPUTE" ? (
        <ButtonLink variant="main" href={`/projects/${project}/disputes/new?origin=risk:${view.code}`}>
          {t("openDispute")}
        </ButtonLink>
      ) : null}
      {abilities.occur.allowed ? (
        <ReasonAct
          action={actions.occur}
          project={project}
          subject={subject}
          label={t("occur")}
          lead={t("occurLead")}
          field={t("what")}
          toInput={(note) => ({ risk: view.code, became, note })}
        >
          <ChoiceGroup
            name="became"
            legend={t("becomes")}
            value={became}
            choices={RiskTurn.options.map((value) => ({ value, label: t(`turns.${value}`) }))}
            onChange={(value) => setBecame(RiskTurn.parse(value))}
          />
        </ReasonAct>
      ) : null}
      {abilities.close.allowed ? (
        <ReasonAct
          action={actions.close}
          project={project}
          subject={subject}
          label={t("close")}
          lead={t("closeLead")}
          field={t("why")}
          toInput={(note) => ({ risk: view.code, note })}
        />
      ) : null}
    </ButtonRow>
  );
}
