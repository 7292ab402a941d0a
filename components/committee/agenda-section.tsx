"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { ButtonRow } from "@/components/ui/button-row";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { Action } from "@/lib/features/act/view";
import type { MeetingAbilities, MeetingView, PointView } from "@/lib/features/committee/view";

type Props = {
  readonly view: MeetingView;
  readonly abilities: MeetingAbilities;
  readonly fix: Action;
  readonly withdraw: Action;
};

/** The agenda as it is fixed, and what is proposed beside it; the chair fixes a point with one press. */
export function AgendaSection({ view, abilities, fix, withdraw }: Props): ReactNode {
  const t = useTranslations("committees.agenda");
  const fixed = view.points.filter(({ status }) => status === "FIXED");
  const proposed = view.points.filter(({ status }) => status === "PROPOSED");
  const minutes = fixed.reduce((sum, point) => sum + point.minutes, 0);
  const { code } = view.line;
  const call = { project: view.project.code, subject: { kind: "meeting", code } } as const;
  return (
    <section>
      <SectionHead title={t("title")} remark={t("minutes", { minutes, of: view.line.minutes })} />
      {fixed.length === 0 ? <p className="t-13 py-3 text-text-2">{t("none")}</p> : null}
      <ol>
        {fixed.map((point, index) => (
          <Point key={point.id} point={point} number={index + 1} project={view.project.code} />
        ))}
      </ol>
      {proposed.length === 0 ? null : (
        <div className="mt-6">
          <SectionHead title={t("proposed")} level={3} />
          <ol>
            {proposed.map((point) => (
              <Point key={point.id} point={point} number={null} project={view.project.code}>
                <ButtonRow>
                  {abilities.fix.allowed ? (
                    <ActButton
                      {...call}
                      action={fix}
                      size="sm"
                      input={{ meeting: code, points: [...fixed.map(({ id }) => id), point.id] }}
                    >
                      {t("fix")}
                    </ActButton>
                  ) : null}
                  {point.own ? (
                    <ActButton
                      {...call}
                      action={withdraw}
                      size="sm"
                      variant="quiet"
                      input={{ meeting: code, pointId: point.id, reason: "" }}
                    >
                      {t("withdraw")}
                    </ActButton>
                  ) : null}
                </ButtonRow>
              </Point>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

function Point({
  point,
  number,
  project,
  children,
}: {
  readonly point: PointView;
  readonly number: number | null;
  readonly project: string;
  readonly children?: ReactNode;
}): ReactNode {
  const t = useTranslations("committees.agenda");
  return (
    <li className="flex items-start gap-3 border-line border-b py-3">
      <span className="figures t-13 w-5 shrink-0 text-ink">{number ?? ""}</span>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p className="t-14 font-medium [overflow-wrap:anywhere]">{point.title}</p>
        <p className="t-12 text-text-3">{t("line", { ask: point.ask, by: point.proposedBy })}</p>
        {point.detail === "" ? null : (
          <p className="t-13 max-w-measure whitespace-pre-line text-text-2 [overflow-wrap:anywhere]">{point.detail}</p>
        )}
        {point.documents.map((file) => (
          <p key={file.id} className="t-12">
            <TextLink href={`/api/projects/${project}/files/${file.id}`}>{file.name}</TextLink>
          </p>
        ))}
        {children}
      </div>
      <span className="figures t-13 shrink-0 text-text-2">{t("duration", { minutes: point.minutes })}</span>
    </li>
  );
}
