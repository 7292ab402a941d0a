"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AdviceFrame } from "@/components/advice/advice-frame";
import { ReviewForm } from "@/components/risk/review-form";
import { RiskActs } from "@/components/risk/risk-acts";
import { RiskHistory } from "@/components/risk/risk-history";
import { RiskScore, RiskState } from "@/components/risk/risk-level";
import { type KeyValue, KeyValues } from "@/components/ui/key-values";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { Action } from "@/lib/features/act/view";
import type { RiskAbilities, RiskOwner, RiskView } from "@/lib/features/risk/view";
import { formatDay } from "@/lib/text/format";

export type RiskActions = Readonly<Record<"review" | "occur" | "close", Action>>;
type Props = {
  readonly view: RiskView;
  readonly owners: readonly RiskOwner[];
  readonly abilities: RiskAbilities;
  readonly actions: RiskActions;
};

/** One risk: from cause to effect, its weight, what is done, and every look at it. */
export function RiskSheet({ view, owners, abilities, actions }: Props): ReactNode {
  const t = useTranslations("risks");
  return (
    <AdviceFrame
      project={view.project}
      room="risks"
      here={view.code}
      title={view.event}
      end={<RiskScore score={view.score} level={view.level} />}
    >
      <RiskActs view={view} abilities={abilities} actions={actions} />
      <div className="max-w-xl">
        <KeyValues entries={useFacts(view)} />
      </div>
      {view.actions === "" ? null : (
        <section className="max-w-prose">
          <SectionHead title={t("form.actions")} />
          <p className="t-16 mt-3 whitespace-pre-line">{view.actions}</p>
        </section>
      )}
      {abilities.review.allowed ? <ReviewForm view={view} owners={owners} review={actions.review} /> : null}
      <RiskHistory view={view} />
    </AdviceFrame>
  );
}

function useFacts(view: RiskView): readonly KeyValue[] {
  const t = useTranslations("risks");
  const locale = useLocale();
  const root = `/projects/${view.project.code}`;
  const degree = (words: "probabilities" | "impacts", value: number | null): string =>
    value === null ? t("unmeasured") : `${value} · ${t(`${words}.${value}`)}`;
  return [
    { name: t("form.cause"), value: view.cause },
    { name: t("form.effect"), value: view.effect },
    { name: t("state"), value: <RiskState status={view.status} /> },
    ...(view.became === null ? [] : [{ name: t("became"), value: t(`turns.${view.became}`) }]),
    { name: t("form.category"), value: t(`categories.${view.category}`), detail: t(`natures.${view.nature}`) },
    { name: t("form.probability"), value: degree("probabilities", view.probability) },
    ...(["cost", "time", "quality"] as const).map((on) => ({
      name: t(`form.${on}`),
      value: degree("impacts", view[on]),
    })),
    ...(view.residual === null ? [] : [{ name: t("residual"), value: String(view.residual) }]),
    ...(view.proximity === null ? [] : [{ name: t("form.proximity"), value: t(`proximities.${view.proximity}`) }]),
    { name: t("owner"), value: view.owner },
    ...(view.response === null ? [] : [{ name: t("form.response"), value: t(`responses.${view.response}`) }]),
    ...(view.warningSign === "" ? [] : [{ name: t("form.warningSign"), value: view.warningSign }]),
    ...(view.reviewOn === null
      ? []
      : [{ name: t("reviewOn"), value: formatDay(locale, view.reviewOn, { width: "long" }) }]),
    ...(view.advice.length === 0
      ? []
      : [
          {
            name: t("advice"),
            value: view.advice.map((code) => (
              <span key={code} className="mr-2">
                <TextLink href={`${root}/advice/${code}`}>{code}</TextLink>
              </span>
            )),
          },
        ]),
  ];
}
