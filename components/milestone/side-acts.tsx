"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { ReasonAct } from "@/components/milestone/reason-act";
import { ButtonLink } from "@/components/ui/button";
import type { Action, RefusedSubject } from "@/lib/features/act/view";
import type { MilestoneAbilities, MilestoneView } from "@/lib/features/milestone/view";

export type MilestoneActions = {
  readonly start: Action;
  readonly verify: Action;
  readonly hear: Action;
  readonly answer: Action;
  readonly refuseResubmission: Action;
};

/** What every group of acts needs: the milestone, what may be done with it, and how. */
export type ActPart = {
  readonly view: MilestoneView;
  readonly abilities: MilestoneAbilities;
  readonly actions: MilestoneActions;
};

/** Where an act is called, and what it is about. */
export function calling(view: MilestoneView): { readonly project: string; readonly subject: RefusedSubject } {
  return { project: view.project.code, subject: { kind: "milestone", code: view.code } };
}

/** The acts of the agency whose time it is. */
export function AgencyActs({ view, abilities, actions }: ActPart): ReactNode {
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

/** The acts of the client whose time it is, the decision apart. */
export function ClientActs({ view, abilities, actions }: ActPart): ReactNode {
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
