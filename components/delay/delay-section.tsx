import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { InputList } from "@/components/delay/input-list";
import { ProposeDate } from "@/components/delay/propose-date";
import { ButtonRow } from "@/components/ui/button-row";
import { KeyValues } from "@/components/ui/key-values";
import { SectionHead } from "@/components/ui/section-head";
import type { Action } from "@/lib/features/act/view";
import type { DelayAbilities, DelayView } from "@/lib/features/delay/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay } from "@/lib/text/format";

export type DelayActions = { readonly deliver: Action; readonly propose: Action; readonly agree: Action };

type Props = {
  readonly project: string;
  readonly view: DelayView;
  readonly abilities: DelayAbilities;
  readonly actions: DelayActions;
  readonly now: Instant;
};

/** What the client supplies, the delay that it caused on the register, and the dates that follow from it. */
export function DelaySection({ project, view, abilities, actions, now }: Props): ReactNode {
  const t = useTranslations("delay");
  const locale = useLocale();
  const { milestone, delay, signedDueOn, dueOn, computedDueOn, dates } = view;
  if (view.inputs.length === 0 && dates.length === 0) return null;
  const day = (on: string | null): string => (on === null ? t("none") : formatDay(locale, on, { now }));
  const waiting = view.status === "PROPOSED" ? dates.at(-1) : undefined;
  const calling = { project, subject: { kind: "milestone", code: milestone } } as const;
  const lost = delay.client + delay.agency + delay.other;
  return (
    <section className="mt-11" aria-label={t("title")}>
      <SectionHead title={t("title")} remark={lost === 0 ? t("noDelay") : t("delay", { days: lost })} />
      <InputList project={project} view={view} ability={abilities.deliver} action={actions.deliver} now={now} />
      <KeyValues
        entries={[
          {
            name: t("inForce"),
            value: day(dueOn),
            ...(dueOn === signedDueOn ? {} : { detail: t("signed", { date: day(signedDueOn) }) }),
          },
          ...(lost === 0
            ? []
            : [
                {
                  name: t("computed"),
                  value: day(computedDueOn),
                  detail: t("causes", { client: delay.client, agency: delay.agency }),
                },
              ]),
        ]}
      />
      {waiting === undefined ? null : (
        <p className="t-14 mt-4">
          {t("waiting", { who: waiting.party?.name ?? "", date: day(waiting.dueOn), on: day(waiting.proposedOn) })}
        </p>
      )}
      <ButtonRow>
        {waiting !== undefined && abilities.agree.allowed ? (
          <ActButton {...calling} action={actions.agree} input={{ milestone, dueOn: waiting.dueOn }} variant="main">
            {t("agree", { date: day(waiting.dueOn) })}
          </ActButton>
        ) : null}
        {abilities.propose.allowed && dueOn !== null ? (
          <ProposeDate {...calling} milestone={milestone} action={actions.propose} start={computedDueOn ?? dueOn} />
        ) : null}
      </ButtonRow>
    </section>
  );
}
