"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton, ClosedAct } from "@/components/act/act-button";
import { ReasonAct } from "@/components/milestone/reason-act";
import { ReopenAct } from "@/components/milestone/reopen-act";
import { type ActPart, AgencyActs, ClientActs, calling } from "@/components/milestone/side-acts";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import type { AbilityView, ArticleView } from "@/lib/features/act/view";

type Props = ActPart & { readonly lock: ArticleView };

/** The acts whose time it is: those of the reader as buttons, the main one first; those a rule closes say why. */
export function MilestoneActs({ view, abilities, actions, lock }: Props): ReactNode {
  const t = useTranslations("milestones.acts");
  const root = `/projects/${view.project.code}/milestones/${view.code}`;
  const { decide, revise, cancel, reopen } = abilities;
  return (
    <ButtonRow className="mt-7 md:items-start">
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

function StartAct({ view, abilities, actions }: ActPart): ReactNode {
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
