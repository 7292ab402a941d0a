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

export type MilestoneActions = {
  readonly start: Action;
  readonly verify: Action;
  readonly hear: Action;
  readonly answer: Action;
  readonly refuseResubmission: Action;
};
type Props = {
  readonly view: MilestoneView;
  readonly abilities: MilestoneAbilities;
  readonly actions: MilestoneActions;
  readonly lock: ArticleView;
};
type Part = Omit<Props, "lock">;

/** The acts whose time it is: those of the reader as buttons, the main one first; those a rule closes say why. */
export function MilestoneActs({ view, abilities, actions, lock }: Props): ReactNode {
  const t = useTranslations("milestones.acts");
  const root = `/projects/${view.project.code}/milestones/${view.code}`;
  const { decide, revise, cancel, reopen } = abilities;
  return (
    <ButtonRow className="mt-7 items-start">
      {decide.allowed ? (
        <ButtonLink variant="main" href={`${root}/sign`}>
          {t("decide")}
        </ButtonLink>
      ) : null}
      <Go ability={abilities.agree} when={view.status === "DRAFT"} href={`${root}/agree`}>
        {t("agree")}
      </Go>
      {revise.allowed ? <ButtonLink href={`${root}/edit`}>{t("revise")}</ButtonLink> : null}
      <StartAct view={view} abilities={abilities} actions={actions} />
      <AgencyActs view={view} abilities={abilities} actions={actions} />
      <ClientActs view={view} abilities={abilities} actions={actions} />
      {cancel.allowed ? (
        <ButtonLink variant="quiet" href={`${root}/cancel`}>
          {t("cancel")}
        </ButtonLink>
      ) : null}
      {reopen.allowed ? null : <ReopenAct view={view} lock={lock} />}
    </ButtonRow>
  );
}

function calling(view: MilestoneView) {
  return { project: view.project.code, subject: { kind: "milestone", code: view.code } } as const;
}

function StartAct({ view, abilities, actions }: Part): ReactNode {
  const t = useTranslations("milestones.acts");
  const { start } = abilities;
  if (view.status !== "READY_TO_START") return null;
  if (!start.allowed) return <ClosedAct refusal={start.refusal}>{t("start")}</ClosedAct>;
  const input = { milestone: view.code };
  if (view.lateInputs === 0)
    return (
      <ActButton {...calling(view)} action={actions.start} input={{ ...input, lateness: "" }} variant="main">
        {t("start")}
      </ActButton>
    );
  return (
    <ReasonAct
      {...calling(view)}
      action={actions.start}
      label={t("start")}
      lead={t("startLate", { count: view.lateInputs })}
      field={t("lateness")}
      toInput={(lateness) => ({ ...input, lateness })}
      main
    />
  );
}

function AgencyActs({ view, abilities, actions }: Part): ReactNode {
  const t = useTranslations("milestones.acts");
  const root = `/projects/${view.project.code}/milestones/${view.code}`;
  const { submit, answer, refuseResubmission, acceptReduction } = abilities;
  const milestone = view.code;
  return (
    <>
      {submit.allowed ? (
        <ButtonLink variant="main" href={`${root}/submit`}>
          {t(view.status === "ADJOURNED" ? "resubmit" : "submit")}
        </ButtonLink>
      ) : null}
      {answer.allowed ? (
        <ReasonAct
          {...calling(view)}
          action={actions.answer}
          label={t("answer")}
          lead={t("answerLead")}
          field={t("observations")}
          toInput={(words) => ({ milestone, answer: words })}
          main
        />
      ) : null}
      {refuseResubmission.allowed ? (
        <ReasonAct
          {...calling(view)}
          action={actions.refuseResubmission}
          label={t("refuseResubmission")}
          lead={t("refuseLead")}
          field={t("reason")}
          toInput={(reason) => ({ milestone, reason })}
        />
      ) : null}
      {acceptReduction.allowed ? (
        <ButtonLink variant="main" href={`${root}/reduction`}>
          {t("acceptReduction")}
        </ButtonLink>
      ) : null}
    </>
  );
}

function ClientActs({ view, abilities, actions }: Part): ReactNode {
  const t = useTranslations("milestones.acts");
  const root = `/projects/${view.project.code}/milestones/${view.code}`;
  const look = abilities.decide.allowed ? "plain" : "main";
  const hearing = (intended: "REJECT" | "REDUCE_PRICE", label: string): ReactNode => (
    <ReasonAct
      {...calling(view)}
      action={actions.hear}
      label={label}
      lead={t("hearLead")}
      field={t("reasons")}
      toInput={(reasons) => ({ milestone: view.code, intended, reasons })}
    />
  );
  return (
    <>
      {abilities.verify.allowed ? (
        <ActButton {...calling(view)} action={actions.verify} input={{ milestone: view.code }} variant={look}>
          {t("verify")}
        </ActButton>
      ) : null}
      {abilities.check.allowed ? (
        <ButtonLink variant={look} href={`${root}/verify`}>
          {t("check")}
        </ButtonLink>
      ) : null}
      {abilities.hear.allowed ? hearing("REJECT", t("hearReject")) : null}
      {abilities.hear.allowed ? hearing("REDUCE_PRICE", t("hearReduce")) : null}
    </>
  );
}

type GoProps = {
  readonly ability: AbilityView;
  readonly when: boolean;
  readonly href: string;
  readonly children: ReactNode;
};

function Go({ ability, when, href, children }: GoProps): ReactNode {
  if (!when) return null;
  if (!ability.allowed) return <ClosedAct refusal={ability.refusal}>{children}</ClosedAct>;
  return (
    <ButtonLink variant="main" href={href}>
      {children}
    </ButtonLink>
  );
}
