"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton, ClosedAct } from "@/components/act/act-button";
import { ReasonAct } from "@/components/milestone/reason-act";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { AbilityView, Action, RefusedSubject } from "@/lib/features/act/view";
import type { ClockActName, ClockView } from "@/lib/features/clock/view";

export type ClockActions = Readonly<Record<ClockActName, Action>>;

type Props = {
  readonly project: string;
  readonly subject: RefusedSubject;
  readonly clock: ClockView;
  readonly abilities: Readonly<Record<ClockActName, AbilityView>>;
  readonly actions: ClockActions;
};

/** What the two sides may do to the clock that runs between them; the act that is closed says why. */
export function ClockActs({ project, subject, clock, abilities, actions }: Props): ReactNode {
  const t = useTranslations("clocks.acts");
  const [until, setUntil] = useState("");
  const [cause, setCause] = useState("AGREEMENT");
  const clockId = clock.id;
  const calling = { project, subject };
  const { extend, propose, agree, withdraw, resume } = abilities;
  return (
    <div className="mt-5 flex flex-wrap items-center gap-3">
      {agree.allowed ? (
        <ActButton {...calling} action={actions.agree} input={{ clockId }} variant="main">
          {t("agree")}
        </ActButton>
      ) : null}
      {withdraw.allowed ? (
        <ActButton {...calling} action={actions.withdraw} input={{ clockId }}>
          {t("withdraw")}
        </ActButton>
      ) : null}
      {resume.allowed ? (
        <ActButton {...calling} action={actions.resume} input={{ clockId }}>
          {t("resume")}
        </ActButton>
      ) : null}
      {extend.allowed ? (
        <ReasonAct
          {...calling}
          action={actions.extend}
          label={t("extend")}
          lead={t("extendLead")}
          field={t("reason")}
          toInput={(reason) => ({ clockId, until, reason })}
        >
          <Field label={t("until")}>
            <TextInput
              type="date"
              required
              min={clock.dueOn}
              value={until}
              onChange={(event) => setUntil(event.currentTarget.value)}
            />
          </Field>
        </ReasonAct>
      ) : (
        <ClosedAct refusal={extend.refusal}>{t("extend")}</ClosedAct>
      )}
      {propose.allowed ? (
        <ReasonAct
          {...calling}
          action={actions.propose}
          label={t("propose")}
          lead={t("proposeLead")}
          field={t("reason")}
          toInput={(reason) => ({ clockId, cause, reason })}
        >
          <Field label={t("cause")}>
            <Select value={cause} onChange={(event) => setCause(event.currentTarget.value)}>
              <option value="AGREEMENT">{t("AGREEMENT")}</option>
              <option value="FORCE_MAJEURE">{t("FORCE_MAJEURE")}</option>
            </Select>
          </Field>
        </ReasonAct>
      ) : null}
    </div>
  );
}
