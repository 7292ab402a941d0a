"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AdviceFrame } from "@/components/advice/advice-frame";
import { RiskMatrix } from "@/components/risk/risk-matrix";
import { RiskTable } from "@/components/risk/risk-table";
import { StandingRisks } from "@/components/risk/standing-risks";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { SectionHead } from "@/components/ui/section-head";
import { RISK_THRESHOLD } from "@/lib/domain/risk";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { RiskRoomView } from "@/lib/features/risk/view";

type Props = {
  readonly view: RiskRoomView;
  readonly abilities: Readonly<Record<"identify" | "adopt", AbilityView>>;
  readonly adopt: Action;
};

/** The register of risks: its matrix, the open ones by weight, those that are over, and what is offered to adopt. */
export function RiskRoom({ view, abilities, adopt }: Props): ReactNode {
  const t = useTranslations("risks");
  const { project, risks } = view;
  const open = risks.filter(({ status }) => status !== "CLOSED");
  const closed = risks.filter(({ status }) => status === "CLOSED");
  const heavy = open.filter(({ score }) => score !== null && score >= RISK_THRESHOLD).length;
  const offer =
    abilities.adopt.allowed && view.offered.length > 0 ? (
      <StandingRisks view={view} adopt={adopt} main={!abilities.identify.allowed} />
    ) : null;
  return (
    <AdviceFrame
      project={project}
      room="risks"
      title={t("title", { count: open.length, heavy })}
      lead={t("lead", { threshold: RISK_THRESHOLD })}
      end={
        abilities.identify.allowed ? (
          <ButtonLink variant="main" href={`/projects/${project.code}/risks/new`}>
            {t("identify")}
          </ButtonLink>
        ) : null
      }
    >
      {open.length === 0 ? offer : null}
      {risks.length === 0 ? <Empty fact={t("none")} rule={t("rule")} /> : null}
      {open.length === 0 ? null : (
        <>
          <section>
            <SectionHead title={t("open")} remark={t("openRemark")} />
            <RiskTable project={project.code} title={t("open")} risks={open} today={view.today} />
          </section>
          <section>
            <SectionHead title={t("matrix.title")} />
            <div className="mt-4">
              <RiskMatrix project={project.code} risks={open} />
            </div>
          </section>
        </>
      )}
      {/* Once there is a register, what could still be added stands under it. */}
      {open.length === 0 ? null : offer}
      {closed.length === 0 ? null : (
        <section>
          <SectionHead title={t("closed")} />
          <RiskTable project={project.code} title={t("closed")} risks={closed} today={view.today} />
        </section>
      )}
    </AdviceFrame>
  );
}
