"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ReasonAct } from "@/components/milestone/reason-act";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import type { Action } from "@/lib/features/act/view";
import type { MinutesAbilities, MinutesView } from "@/lib/features/minutes/view";

type Props = { readonly view: MinutesView; readonly abilities: MinutesAbilities; readonly agree: Action };

/** What is done with minutes: circulated and approved with a signature, agreed to by each who was there. */
export function MinutesActs({ view, abilities, agree }: Props): ReactNode {
  const t = useTranslations("minutes");
  const { meeting } = view;
  const root = `/projects/${view.project.code}/committees/${meeting}`;
  return (
    <ButtonRow>
      {abilities.circulate.allowed ? (
        <ButtonLink variant="main" href={`${root}/minutes/circulate`}>
          {t("circulate")}
        </ButtonLink>
      ) : null}
      {abilities.approve.allowed ? (
        <ButtonLink variant="main" href={`${root}/minutes/approve`}>
          {t("approve")}
        </ButtonLink>
      ) : null}
      {abilities.agree.allowed ? (
        <ReasonAct
          action={agree}
          project={view.project.code}
          subject={{ kind: "meeting", code: meeting }}
          label={t("agree")}
          lead={t("agreeLead")}
          field={t("observation")}
          main={!abilities.approve.allowed}
          optional
          toInput={(observation) => ({ meeting, observation })}
        />
      ) : null}
      <ButtonLink variant="quiet" href={root}>
        {t("toMeeting")}
      </ButtonLink>
    </ButtonRow>
  );
}
