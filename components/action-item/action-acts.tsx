"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { ReasonAct } from "@/components/milestone/reason-act";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Action } from "@/lib/features/act/view";
import type { ActionAbilities, ActionActName, ActionView } from "@/lib/features/action-item/view";

export type ActionActions = Readonly<Record<ActionActName, Action>>;
type Props = { readonly view: ActionView; readonly abilities: ActionAbilities; readonly actions: ActionActions };

/** What is done with an action: begun and finished by its owner, verified or sent back by somebody else, dropped by a decision. */
export function ActionActs({ view, abilities, actions }: Props): ReactNode {
  const t = useTranslations("actions.acts");
  const [decision, setDecision] = useState(view.decisions[0]?.code ?? "");
  const { code: action } = view;
  const call = { project: view.project.code, subject: { kind: "action", code: action } } as const;
  if (Object.values(abilities).every(({ allowed }) => !allowed)) return null;
  return (
    <ButtonRow>
      {abilities.finish.allowed ? (
        <ReasonAct
          {...call}
          main
          optional
          action={actions.finish}
          label={t("finish")}
          lead={t("finishLead")}
          field={t("note")}
          toInput={(note) => ({ action, note })}
        />
      ) : null}
      {abilities.begin.allowed ? (
        <ActButton {...call} action={actions.begin} input={{ action }}>
          {t("begin")}
        </ActButton>
      ) : null}
      {abilities.verify.allowed ? (
        <ReasonAct
          {...call}
          main
          optional
          action={actions.verify}
          label={t("verify")}
          lead={t("verifyLead")}
          field={t("note")}
          toInput={(note) => ({ action, note })}
        />
      ) : null}
      {abilities.sendBack.allowed ? (
        <ReasonAct
          {...call}
          action={actions.sendBack}
          label={t("sendBack")}
          lead={t("sendBackLead")}
          field={t("why")}
          toInput={(reason) => ({ action, reason })}
        />
      ) : null}
      {abilities.drop.allowed && view.decisions.length > 0 ? (
        <ReasonAct
          {...call}
          optional
          action={actions.drop}
          label={t("drop")}
          lead={t("dropLead")}
          field={t("note")}
          toInput={(note) => ({ action, decision, note })}
        >
          <Field label={t("decision")}>
            <Select value={decision} onChange={(event) => setDecision(event.currentTarget.value)}>
              {view.decisions.map((one) => (
                <option key={one.code} value={one.code}>
                  {`${one.code} · ${one.title}`}
                </option>
              ))}
            </Select>
          </Field>
        </ReasonAct>
      ) : null}
    </ButtonRow>
  );
}
