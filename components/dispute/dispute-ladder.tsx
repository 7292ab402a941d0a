"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { WordsForm } from "@/components/dispute/words-form";
import { ButtonRow } from "@/components/ui/button-row";
import { SectionHead } from "@/components/ui/section-head";
import { UserText } from "@/components/ui/typeset";
import { DisputeLevel } from "@/lib/domain/dispute";
import type { Action } from "@/lib/features/act/view";
import type { DisputeAbilities, DisputeView } from "@/lib/features/dispute/view";
import { formatDay } from "@/lib/text/format";

type Props = {
  readonly view: DisputeView;
  readonly abilities: DisputeAbilities;
  readonly acts: Readonly<Record<"disclose" | "refuse" | "escalate", Action>>;
};

/** The four levels, the one where it stands, until when; who facilitates, and for whom he works. */
export function DisputeLadder({ view, abilities, acts }: Props): ReactNode {
  const t = useTranslations("disputes");
  const name = useTranslations("status.dispute");
  const locale = useLocale();
  const { code, status, dueOn } = view;
  const levels: readonly string[] = DisputeLevel.options;
  const at = levels.indexOf(status);
  const subject = { kind: "dispute", code } as const;
  const place = { project: view.project.code, subject };
  return (
    <section className="flex flex-col gap-4">
      <SectionHead title={t("ladder")} remark={at < 0 ? undefined : t("next")} />
      <ol className="grid gap-2 md:grid-cols-4">
        {DisputeLevel.options.map((level, index) => (
          <li
            key={level}
            aria-current={index === at ? "step" : undefined}
            className={`border-t-2 pt-2 ${index === at ? "border-ink" : "border-line"} ${at >= 0 && index > at ? "text-text-3" : ""}`}
          >
            <span className="t-13 block font-medium">{name(level)}</span>
            {index === at && dueOn !== null ? (
              <span className="t-12 text-text-2">
                {t("until", { day: formatDay(locale, dueOn, { width: "long" }) })}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      {view.disclosure === null && status !== "L2_FACILITATION" ? null : (
        <div className="flex max-w-measure flex-col gap-2">
          <p className="t-13 text-text-2">{t("facilitatorRule")}</p>
          {view.disclosure === null ? null : (
            <p className="s-17 whitespace-pre-line">
              <UserText>{view.disclosure}</UserText>
            </p>
          )}
          {view.facilitatorRefused ? <p className="t-13">{t("refused")}</p> : null}
        </div>
      )}
      {abilities.disclose.allowed ? (
        <WordsForm
          {...place}
          action={acts.disclose}
          label={t("disclose")}
          button={t("discloseAct")}
          input={(text) => ({ dispute: code, text })}
        />
      ) : null}
      <ButtonRow>
        {abilities.refuseFacilitator.allowed ? (
          <ActButton {...place} action={acts.refuse} input={{ dispute: code }}>
            {t("refuseFacilitator")}
          </ActButton>
        ) : null}
        {at < 0 ? null : (
          <ActButton {...place} action={acts.escalate} input={{ dispute: code }} ability={abilities.escalate}>
            {t("escalate")}
          </ActButton>
        )}
      </ButtonRow>
    </section>
  );
}
