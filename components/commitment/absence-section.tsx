"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { usePersonName } from "@/components/account/person-name";
import { ActButton } from "@/components/act/act-button";
import { DeclareAbsence } from "@/components/commitment/declare-absence";
import { SectionHead } from "@/components/ui/section-head";
import type { AbilityView, Action } from "@/lib/features/act/view";
import type { AbsenceLine } from "@/lib/features/commitment/view";
import { formatDay } from "@/lib/text/format";

type Person = { readonly id: string; readonly name: string };
type Props = {
  readonly project: { readonly code: string };
  readonly today: string;
  readonly absences: readonly AbsenceLine[];
  readonly own: readonly Person[];
  readonly you: string;
  readonly declare: AbilityView;
  readonly actions: { readonly declare: Action; readonly withdraw: Action };
};

/** Absences to come and under way, told to their party and to who leads the others; no reason is asked or shown. */
export function AbsenceSection({ project, absences, own, you, declare, actions }: Props): ReactNode {
  const t = useTranslations("commitments");
  const locale = useLocale();
  const nameOf = usePersonName();
  const day = (on: string): string => formatDay(locale, on, { weekday: false });
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-11">
      <SectionHead
        id={id}
        title={t("absences")}
        remark={t("absencesRemark")}
        end={
          declare.allowed ? (
            <DeclareAbsence project={project.code} own={own} you={you} action={actions.declare} />
          ) : null
        }
      />
      {absences.length === 0 ? <p className="t-13 mt-3 text-text-2">{t("absencesNone")}</p> : null}
      <ul>
        {absences.map((one) => (
          <li key={one.id} className="t-13 flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b py-3">
            <span className="min-w-0 md:flex-1">
              {t("absence", { person: nameOf(one.person), from: day(one.startsOn), until: day(one.endsOn) })}
              <span className="t-12 ml-2 text-text-3">{one.party.name}</span>
            </span>
            <span className="text-text-2">
              {one.substitute === null ? t("notStoodIn") : t("stoodIn", { name: nameOf(one.substitute) })}
            </span>
            {one.mayWithdraw ? (
              <ActButton
                action={actions.withdraw}
                project={project.code}
                input={{ absenceId: one.id }}
                variant="quiet"
                size="sm"
              >
                {t("withdrawAbsence")}
                <span className="sr-only">{`, ${nameOf(one.person)}`}</span>
              </ActButton>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
