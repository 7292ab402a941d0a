"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ReasonAct } from "@/components/milestone/reason-act";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { Action } from "@/lib/features/act/view";
import type { ReservationAbilities, ReservationView } from "@/lib/features/reservation/view";

export type ReservationActions = {
  readonly contest: Action;
  readonly refuseFix: Action;
  readonly submitFix: Action;
  readonly withdraw: Action;
};
type Props = {
  readonly view: ReservationView;
  readonly abilities: ReservationAbilities;
  readonly actions: ReservationActions;
};

/** The acts whose time it is; what is signed goes to its ceremony. */
export function ReservationActs({ view, abilities, actions }: Props): ReactNode {
  const t = useTranslations("reservations.acts");
  const [version, setVersion] = useState("");
  const call = { project: view.project.code, subject: { kind: "reservation", code: view.code } } as const;
  const root = `/projects/${view.project.code}/reservations/${view.code}`;
  const reservation = view.code;
  return (
    <ButtonRow className="mt-6">
      {abilities.lift.allowed ? (
        <ButtonLink variant="main" href={`${root}/lift`}>
          {t("lift")}
        </ButtonLink>
      ) : null}
      {abilities.confirmLifting.allowed ? (
        <ButtonLink variant="main" href={`${root}/confirm`}>
          {t("confirm")}
        </ButtonLink>
      ) : null}
      {abilities.submitFix.allowed ? (
        <ReasonAct
          {...call}
          action={actions.submitFix}
          label={t("submitFix")}
          lead={t("submitFixLead")}
          field={t("message")}
          toInput={(message) => ({ reservation, version, message })}
          main
        >
          <Field label={t("version")}>
            <TextInput value={version} maxLength={120} onChange={(event) => setVersion(event.currentTarget.value)} />
          </Field>
        </ReasonAct>
      ) : null}
      {abilities.refuseFix.allowed ? (
        <ReasonAct
          {...call}
          action={actions.refuseFix}
          label={t("refuseFix")}
          lead={t("refuseFixLead")}
          field={t("reason")}
          toInput={(reason) => ({ reservation, reason })}
        />
      ) : null}
      {abilities.contest.allowed ? (
        <ReasonAct
          {...call}
          action={actions.contest}
          label={t("contest")}
          lead={t("contestLead")}
          field={t("reason")}
          toInput={(reason) => ({ reservation, reason })}
        />
      ) : null}
      {abilities.revise.allowed ? <ButtonLink href={`${root}/edit`}>{t("revise")}</ButtonLink> : null}
      {abilities.withdraw.allowed ? (
        <ReasonAct
          {...call}
          action={actions.withdraw}
          label={t("withdraw")}
          lead={t("withdrawLead")}
          field={t("reason")}
          toInput={(reason) => ({ reservation, reason })}
        />
      ) : null}
      {abilities.waive.allowed ? (
        <ButtonLink variant="quiet" href={`${root}/waive`}>
          {t("waive")}
        </ButtonLink>
      ) : null}
    </ButtonRow>
  );
}
