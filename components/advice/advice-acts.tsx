"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton, ClosedAct } from "@/components/act/act-button";
import type { AdviceActions } from "@/components/advice/advice-sheet";
import { ReasonAct } from "@/components/milestone/reason-act";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { AdviceOutcome } from "@/lib/domain/advice";
import type { AdviceAbilities, AdviceView } from "@/lib/features/advice/view";

type Props = { readonly view: AdviceView; readonly abilities: AdviceAbilities; readonly actions: AdviceActions };

/** What one may do with advice: its adviser writes and issues it, the client reads, follows or overrides it. */
export function AdviceActs({ view, abilities, actions }: Props): ReactNode {
  const t = useTranslations("advice.acts");
  const waits = view.status === "ISSUED" || view.status === "ACKNOWLEDGED";
  if (view.status === "DRAFT") return <DraftActs view={view} abilities={abilities} actions={actions} />;
  if (!waits) return <OutcomeAct view={view} abilities={abilities} actions={actions} />;
  const answers = abilities.follow.allowed || abilities.override.allowed;
  if (!answers && !abilities.acknowledge.allowed && !view.mine) return null;
  const wants = view.kind !== "INFORMATION";
  return (
    <section className="flex max-w-measure flex-col gap-3">
      {answers && wants ? (
        <p className="t-14 text-text-2">{t(view.kind === "WARNING" ? "warningLead" : "lead")}</p>
      ) : null}
      <ButtonRow>
        {answers && wants ? <ClientActs view={view} abilities={abilities} actions={actions} /> : null}
        {view.status === "ISSUED" && abilities.acknowledge.allowed ? (
          <ActButton
            action={actions.acknowledge}
            project={view.project.code}
            variant={wants ? "plain" : "main"}
            input={{ advice: view.code }}
          >
            {t("acknowledge")}
          </ActButton>
        ) : null}
        {view.mine ? <AdviserActs view={view} abilities={abilities} actions={actions} /> : null}
      </ButtonRow>
    </section>
  );
}

function ClientActs({ view, abilities, actions }: Props): ReactNode {
  const t = useTranslations("advice.acts");
  const call = { project: view.project.code, subject: { kind: "advice", code: view.code } } as const;
  const sign = `/projects/${view.project.code}/advice/${view.code}/override`;
  return (
    <>
      <ReasonAct
        {...call}
        action={actions.follow}
        main
        optional
        label={t("follow")}
        lead={t("followLead")}
        field={t("followField")}
        toInput={(reason) => ({ advice: view.code, answer: "FOLLOWED", reason })}
      />
      {view.kind === "WARNING" ? null : (
        <ReasonAct
          {...call}
          action={actions.follow}
          label={t("followPartly")}
          lead={t("followPartlyLead")}
          field={t("reason")}
          toInput={(reason) => ({ advice: view.code, answer: "PARTLY_FOLLOWED", reason })}
        />
      )}
      {abilities.override.allowed ? (
        <ButtonLink href={sign}>{t("override")}</ButtonLink>
      ) : (
        <ClosedAct refusal={abilities.override.refusal}>{t("override")}</ClosedAct>
      )}
    </>
  );
}

function AdviserActs({ view, abilities, actions }: Props): ReactNode {
  const t = useTranslations("advice.acts");
  if (!abilities.lapse.allowed) return null;
  return (
    <>
      <ButtonLink href={`/projects/${view.project.code}/advice/new?replaces=${view.code}`}>{t("replace")}</ButtonLink>
      <ReasonAct
        action={actions.lapse}
        project={view.project.code}
        subject={{ kind: "advice", code: view.code }}
        label={t("lapse")}
        lead={t("lapseLead")}
        field={t("reason")}
        toInput={(reason) => ({ advice: view.code, reason })}
      />
    </>
  );
}

function DraftActs({ view, abilities, actions }: Props): ReactNode {
  const t = useTranslations("advice.acts");
  if (!view.mine) return null;
  const call = { project: view.project.code, subject: { kind: "advice", code: view.code } } as const;
  return (
    <section className="flex max-w-measure flex-col gap-3">
      <p className="t-14 text-text-2">{t("draftLead")}</p>
      <ButtonRow>
        <ActButton
          {...call}
          action={actions.issue}
          ability={abilities.issue}
          variant="main"
          input={{ advice: view.code }}
        >
          {t("issue")}
        </ActButton>
        <ButtonLink href={`/projects/${view.project.code}/advice/new?draft=${view.code}`}>{t("edit")}</ButtonLink>
        <ActButton {...call} action={actions.lapse} input={{ advice: view.code, reason: "" }}>
          {t("drop")}
        </ActButton>
      </ButtonRow>
    </section>
  );
}

function OutcomeAct({ view, abilities, actions }: Props): ReactNode {
  const t = useTranslations("advice.outcome");
  const [outcome, setOutcome] = useState<AdviceOutcome>("TOO_EARLY");
  if (!abilities.noteOutcome.allowed) return null;
  return (
    <ButtonRow>
      <ReasonAct
        action={actions.noteOutcome}
        project={view.project.code}
        subject={{ kind: "advice", code: view.code }}
        label={t("note")}
        lead={t("lead")}
        field={t("words")}
        optional
        toInput={(note) => ({ advice: view.code, outcome, note })}
      >
        <ChoiceGroup
          name="outcome"
          legend={t("title")}
          value={outcome}
          choices={AdviceOutcome.options.map((value) => ({ value, label: t(`of.${value}`) }))}
          onChange={(value) => setOutcome(AdviceOutcome.parse(value))}
        />
      </ReasonAct>
    </ButtonRow>
  );
}
