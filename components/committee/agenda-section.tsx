"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { AgendaPoint } from "@/components/committee/agenda-point";
import { ButtonRow } from "@/components/ui/button-row";
import { SectionHead } from "@/components/ui/section-head";
import type { Action } from "@/lib/features/act/view";
import type { MeetingAbilities, MeetingView } from "@/lib/features/committee/view";

type Props = {
  readonly view: MeetingView;
  readonly abilities: MeetingAbilities;
  readonly acts: Readonly<Record<"fix" | "withdraw" | "order" | "attach", Action>>;
};

/** The agenda as it is fixed, and what is proposed beside it; the chair fixes one point, or all of them, with one press. */
export function AgendaSection({ view, abilities, acts }: Props): ReactNode {
  const t = useTranslations("committees.agenda");
  const fixed = view.points.filter(({ status }) => status === "FIXED");
  const proposed = view.points.filter(({ status }) => status === "PROPOSED");
  const [kept, wanted] = [fixed.map(({ id }) => id), proposed.map(({ id }) => id)];
  const minutes = fixed.reduce((sum, point) => sum + point.minutes, 0);
  const { code } = view.line;
  const call = { project: view.project.code, subject: { kind: "meeting", code } } as const;
  const mayFix = abilities.fix.allowed;
  return (
    <section>
      <SectionHead title={t("title")} remark={t("minutes", { minutes, of: view.line.minutes })} />
      {fixed.length === 0 ? <p className="t-13 py-3 text-text-2">{t("none")}</p> : null}
      <ol>
        {fixed.map((point, index) => (
          <AgendaPoint
            key={point.id}
            view={view}
            point={point}
            number={index + 1}
            order={mayFix ? { points: kept, action: acts.fix } : null}
            attach={acts.attach}
          />
        ))}
      </ol>
      {proposed.length === 0 ? null : (
        <div className="mt-6">
          <SectionHead title={t("proposed")} level={3} />
          <ol>
            {proposed.map((point) => (
              <AgendaPoint
                key={point.id}
                view={view}
                point={point}
                number={null}
                order={abilities.order.allowed ? { points: wanted, action: acts.order } : null}
                attach={acts.attach}
              >
                <ButtonRow>
                  {mayFix ? (
                    <ActButton
                      {...call}
                      action={acts.fix}
                      size="sm"
                      input={{ meeting: code, points: [...kept, point.id] }}
                    >
                      {t("fix")}
                    </ActButton>
                  ) : null}
                  {point.own || mayFix ? (
                    <ActButton
                      {...call}
                      action={acts.withdraw}
                      size="sm"
                      variant="quiet"
                      input={{ meeting: code, pointId: point.id, reason: "" }}
                    >
                      {t("withdraw")}
                    </ActButton>
                  ) : null}
                </ButtonRow>
              </AgendaPoint>
            ))}
          </ol>
          {mayFix && proposed.length > 1 ? (
            <div className="mt-4">
              <ButtonRow>
                <ActButton {...call} action={acts.fix} input={{ meeting: code, points: [...kept, ...wanted] }}>
                  {t("fixAll")}
                </ActButton>
              </ButtonRow>
            </div>
          ) : null}
        </div>
      )}
    </section>
  );
}
