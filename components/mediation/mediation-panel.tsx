"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { DisputeChip } from "@/components/dispute/dispute-chip";
import { DisputeFrame } from "@/components/dispute/dispute-frame";
import { AdmitForm } from "@/components/mediation/admit-form";
import { MediatorForm } from "@/components/mediation/mediator-form";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Empty } from "@/components/ui/empty";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { FigureInput } from "@/components/ui/text-input";
import { KEPT_DAYS } from "@/lib/domain/mediation";
import type { Action } from "@/lib/features/act/view";
import type { DisputeAbilities, DisputeView } from "@/lib/features/dispute/view";
import { formatDay } from "@/lib/text/format";

type Acts = Readonly<Record<"ask" | "answer" | "name" | "confirm" | "admit" | "leave", Action>>;
type Props = { readonly view: DisputeView; readonly abilities: DisputeAbilities; readonly acts: Acts };

/** The facts of a mediation, and what the two parties do around it: ask, answer, agree on a mediator, enter, leave. */
export function MediationPanel(props: Props): ReactNode {
  const t = useTranslations("mediations");
  const { view } = props;
  const { project, code, mediation } = view;
  return (
    <DisputeFrame
      project={project}
      here={[code, t("one")]}
      title={t("of", { code })}
      lead={t("confidential")}
      end={<DisputeChip status={view.status} />}
    >
      {mediation === null ? null : <Facts view={view} facts={mediation} />}
      {mediation === null && !props.abilities.proposeMediation.allowed ? (
        <Empty
          fact={t("notOpen")}
          rule={t("notOpenRule")}
          act={<ButtonLink href={`/projects/${project.code}/disputes/${code}`}>{t("toDispute", { code })}</ButtonLink>}
        />
      ) : null}
      <Steps {...props} />
    </DisputeFrame>
  );
}

type Tell = { readonly t: ReturnType<typeof useTranslations<"mediations">>; readonly day: (on: string) => string };
type FactsOf = NonNullable<DisputeView["mediation"]>;

/** Where a mediation stands, in sentences. */
function whereItStands({ status, dueOn }: DisputeView, facts: FactsOf, { t, day }: Tell): readonly string[] {
  const due = dueOn === null ? null : day(dueOn);
  const { mediator: name, namedBy } = facts;
  const named = name === null ? [] : [t("named", { party: namedBy ?? "", name })];
  switch (status) {
    case "MEDIATION_PROPOSED":
      return due === null ? [] : [t("answerBy", { party: facts.proposedBy, day: due })];
    case "MEDIATION_AGREED":
      return [...(due === null ? [] : [t("appointBy", { day: due })]), ...named];
    case "MEDIATOR_APPOINTED":
      return name === null ? [] : [t("waitsFor", { name })];
    case "IN_MEDIATION":
      return [
        ...(name === null ? [] : [t("isMediator", { name })]),
        ...(due === null ? [] : [t("until", { day: due })]),
      ];
  }
  return [];
}

const outcomes = { REFUSED: "wasRefused", AGREEMENT: "withAgreement", NO_AGREEMENT: "noReason" } as const;

/** How it ended, what became of the limitation, and until when it is kept. */
function whatFollows(facts: FactsOf, { t, day }: Tell): readonly string[] {
  const { outcome, suspendedOn, endedOn, limitationUntil, eraseOn } = facts;
  const restarts = outcome === "NO_AGREEMENT" && endedOn !== null && limitationUntil !== null;
  const kept = eraseOn === null ? t("kept", { days: facts.keptDays }) : t("erasedOn", { day: day(eraseOn) });
  return [
    ...(outcome === null ? [] : [t(outcomes[outcome])]),
    ...(suspendedOn === null ? [] : [t("suspended", { day: day(suspendedOn) })]),
    ...(restarts ? [t("restart", { day: day(endedOn), until: day(limitationUntil) })] : []),
    facts.destroyed ? t("destroyed") : kept,
  ];
}

function Facts({ view, facts }: { readonly view: DisputeView; readonly facts: FactsOf }): ReactNode {
  const t = useTranslations("mediations");
  const locale = useLocale();
  const tell = { t, day: (on: string) => formatDay(locale, on, { width: "long" }) };
  return (
    <section className="flex max-w-measure flex-col items-start gap-3">
      {[...whereItStands(view, facts, tell), ...whatFollows(facts, tell)].map((line) => (
        <p key={line} className="t-14">
          {line}
        </p>
      ))}
      {facts.inside && !facts.destroyed ? (
        <ButtonLink href={`/mediations/${facts.id}`} variant="main">
          {t("room")}
        </ButtonLink>
      ) : null}
    </section>
  );
}

function Steps({ view, abilities, acts }: Props): ReactNode {
  const t = useTranslations("mediations");
  const [keptDays, setKept] = useState(String(KEPT_DAYS));
  const { code, mediation } = view;
  const place = { project: view.project.code, subject: { kind: "dispute", code } } as const;
  const input = { dispute: code };
  return (
    <>
      {abilities.proposeMediation.allowed ? (
        <section className="flex max-w-measure flex-col items-start gap-4">
          <Field label={t("keptDays")} hint={t("keptHint")}>
            <FigureInput unit="" value={keptDays} onChange={(event) => setKept(event.currentTarget.value)} />
          </Field>
          <ActButton {...place} variant="main" action={acts.ask} input={{ ...input, keptDays }}>
            {t("ask")}
          </ActButton>
        </section>
      ) : null}
      {abilities.answerMediation.allowed ? (
        <ButtonRow>
          <ActButton {...place} variant="main" action={acts.answer} input={{ ...input, agree: true }}>
            {t("accept")}
          </ActButton>
          <ActButton {...place} action={acts.answer} input={{ ...input, agree: false }}>
            {t("decline")}
          </ActButton>
        </ButtonRow>
      ) : null}
      {abilities.confirmMediator.allowed && mediation?.mediator != null ? (
        <div>
          <ActButton {...place} variant="main" action={acts.confirm} input={input}>
            {t("confirm", { name: mediation.mediator })}
          </ActButton>
        </div>
      ) : null}
      {abilities.nameMediator.allowed ? (
        <MediatorForm project={view.project.code} dispute={code} action={acts.name} />
      ) : null}
      {mediation === null || mediation.admissible.length === 0 ? null : (
        <AdmitForm project={view.project.code} dispute={code} people={mediation.admissible} action={acts.admit} />
      )}
      {abilities.leaveMediation.allowed ? (
        <section className="flex flex-col gap-3">
          <SectionHead title={t("leave")} remark={t("leaveHint")} />
          <div>
            <ActButton {...place} action={acts.leave} input={input}>
              {t("leave")}
            </ActButton>
          </div>
        </section>
      ) : null}
    </>
  );
}
