"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton, ClosedAct } from "@/components/act/act-button";
import { ReasonAct } from "@/components/milestone/reason-act";
import { ReopenAct } from "@/components/milestone/reopen-act";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import type { AbilityView, Action, ArticleView } from "@/lib/features/act/view";
import type { MilestoneAbilities, MilestoneView } from "@/lib/features/milestone/view";

export type MilestoneActions = { readonly start: Action; readonly verify: Action; readonly hear: Action; readonly answer: Action; readonly refuseResubmission: Action };
type Props = { readonly view: MilestoneView; readonly abilities: MilestoneAbilities; readonly actions: MilestoneActions; readonly lock: ArticleView };

/** The acts whose time it is: those of the reader as buttons, the main one first; those a rule closes say why. */
export function MilestoneActs({ view, abilities, actions, lock }: Props): ReactNode {
  const t = useTranslations("milestones.acts");
  const root = `/projects/${view.project.code}/milestones/${view.code}`;
  const call = { project: view.project.code, subject: { kind: "milestone", code: view.code } } as const;
  const may = (name: keyof MilestoneAbilities): boolean => abilities[name].allowed;
  const milestone = { milestone: view.code };
  const deciding = may("decide");
  return (
    <ButtonRow className="mt-7 items-start">
      {deciding ? <ButtonLink variant="main" href={`${root}/sign`}>{t("decide")}</ButtonLink> : null}
      <Go ability={abilities.agree} when={view.status === "DRAFT"} href={`${root}/agree`} main>{t("agree")}</Go>
      {may("revise") ? <ButtonLink href={`${root}/edit`}>{t("revise")}</ButtonLink> : null}
      {view.status === "READY_TO_START" && may("start") ? (
        view.lateInputs === 0 ? (
          <ActButton {...call} action={actions.start} input={{ ...milestone, lateness: "" }} variant="main">{t("start")}</ActButton>
        ) : (
          <ReasonAct {...call} action={actions.start} label={t("start")} lead={t("startLate", { count: view.lateInputs })} field={t("lateness")} toInput={(lateness) => ({ ...milestone, lateness })} main />
        )
      ) : null}
      {view.status === "READY_TO_START" && !may("start") ? <Closed ability={abilities.start}>{t("start")}</Closed> : null}
      {may("submit") ? <ButtonLink variant="main" href={`${root}/submit`}>{t(view.status === "ADJOURNED" ? "resubmit" : "submit")}</ButtonLink> : null}
      {may("verify") ? <ActButton {...call} action={actions.verify} input={milestone} variant={deciding ? "plain" : "main"}>{t("verify")}</ActButton> : null}
      {may("check") ? <ButtonLink variant={deciding ? "plain" : "main"} href={`${root}/verify`}>{t("check")}</ButtonLink> : null}
      {may("hear") ? (
        <>
          <ReasonAct {...call} action={actions.hear} label={t("hearReject")} lead={t("hearLead")} field={t("reasons")} toInput={(reasons) => ({ ...milestone, intended: "REJECT", reasons })} />
          <ReasonAct {...call} action={actions.hear} label={t("hearReduce")} lead={t("hearLead")} field={t("reasons")} toInput={(reasons) => ({ ...milestone, intended: "REDUCE_PRICE", reasons })} />
        </>
      ) : null}
      {may("answer") ? <ReasonAct {...call} action={actions.answer} label={t("answer")} lead={t("answerLead")} field={t("observations")} toInput={(answer) => ({ ...milestone, answer })} main /> : null}
      {may("refuseResubmission") ? <ReasonAct {...call} action={actions.refuseResubmission} label={t("refuseResubmission")} lead={t("refuseLead")} field={t("reason")} toInput={(reason) => ({ ...milestone, reason })} /> : null}
      {may("acceptReduction") ? <ButtonLink variant="main" href={`${root}/reduction`}>{t("acceptReduction")}</ButtonLink> : null}
      {may("cancel") ? <ButtonLink variant="quiet" href={`${root}/cancel`}>{t("cancel")}</ButtonLink> : null}
      {may("reopen") ? null : <ReopenAct view={view} lock={lock} />}
    </ButtonRow>
  );
}

function Go({ ability, when, href, main = false, children }: { readonly ability: AbilityView; readonly when: boolean; readonly href: string; readonly main?: boolean; readonly children: ReactNode }): ReactNode {
  if (!when) return null;
  return ability.allowed ? <ButtonLink variant={main ? "main" : "plain"} href={href}>{children}</ButtonLink> : <Closed ability={ability}>{children}</Closed>;
}

function Closed({ ability, children }: { readonly ability: AbilityView; readonly children: ReactNode }): ReactNode {
  return ability.allowed ? null : <ClosedAct refusal={ability.refusal}>{children}</ClosedAct>;
}
