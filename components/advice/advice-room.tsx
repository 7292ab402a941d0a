"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AdviceFrame } from "@/components/advice/advice-frame";
import { AdviceTable } from "@/components/advice/advice-table";
import { OpinionSection } from "@/components/advice/opinion-section";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { SectionHead } from "@/components/ui/section-head";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { AdviceRoomView } from "@/lib/features/advice/view";

type Props = {
  readonly view: AdviceRoomView;
  readonly abilities: Readonly<Record<"write" | "ask" | "renew" | "withdraw", AbilityView>>;
  readonly renew: Action;
  readonly withdraw: Action;
};

/** Advice of a project: what waits for an answer first, what was answered, and the opinions that were asked for. */
export function AdviceRoom({ view, abilities, renew, withdraw }: Props): ReactNode {
  const t = useTranslations("advice");
  const { project, advice, opinions } = view;
  const waiting = advice.filter(({ status }) => ["DRAFT", "ISSUED", "ACKNOWLEDGED"].includes(status));
  const ended = advice.filter((one) => !waiting.includes(one));
  const root = `/projects/${project.code}/advice`;
  return (
    <AdviceFrame
      project={project}
      room="advice"
      title={t("title", { count: waiting.filter(({ status }) => status !== "DRAFT").length })}
      lead={t("lead")}
      end={
        <>
          {abilities.ask.allowed ? <ButtonLink href={`${root}/ask`}>{t("askOpinion")}</ButtonLink> : null}
          {abilities.write.allowed ? (
            <ButtonLink variant="main" href={`${root}/new`}>
              {t("write")}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {advice.length === 0 ? <Empty fact={t("none")} rule={t("rule")} /> : null}
      {waiting.length === 0 ? null : (
        <section>
          <SectionHead title={t("waiting")} remark={t("waitingRemark")} />
          <AdviceTable project={project.code} title={t("waiting")} advice={waiting} />
        </section>
      )}
      {ended.length === 0 ? null : (
        <section>
          <SectionHead title={t("ended")} />
          <AdviceTable project={project.code} title={t("ended")} advice={ended} />
        </section>
      )}
      <OpinionSection
        project={project.code}
        opinions={opinions}
        mayAnswer={abilities.write}
        abilities={{ renew: abilities.renew, withdraw: abilities.withdraw }}
        renew={renew}
        withdraw={withdraw}
      />
    </AdviceFrame>
  );
}
