import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { IncidentPart } from "@/components/milestone/incident-part";
import { SilencePeriod } from "@/components/milestone/silence-period";
import { NoticeAct } from "@/components/notice/notice-act";
import { NoticeLinks } from "@/components/notice/notice-part";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { Action } from "@/lib/features/act/view";
import type { SilenceAbilities, SilenceView, TacitLine } from "@/lib/features/milestone/view-silence";
import { formatDay, formatDueDate, formatStep } from "@/lib/text/format";

/** What one does about silence from a milestone's page. */
export type SilenceActions = { readonly draft: Action; readonly declare: Action; readonly endIncident: Action };

type Props = {
  readonly view: SilenceView;
  readonly abilities: SilenceAbilities;
  readonly actions: SilenceActions;
};

/** What silence does on this milestone and when, what it has done, what recalls it, and what was said against it. */
export function SilenceSection({ view, abilities, actions }: Props): ReactNode {
  const t = useTranslations("silence");
  const { project, milestone, period, tacit, service, notices } = view;
  const mayNotify = abilities.draft.allowed || abilities.resubmission.allowed;
  if (period === null && tacit === null && service === null && notices.length === 0 && !mayNotify) return null;
  const root = `/projects/${project.code}`;
  return (
    <section className="mt-11">
      <SectionHead title={t("title")} />
      {tacit === null ? null : <Tacit view={view} tacit={tacit} />}
      {period === null ? null : <SilencePeriod view={view} period={period} />}
      <NoticeLinks project={project.code} notices={notices} />
      {service === null ? null : (
        <IncidentPart view={view} service={service} may={abilities.declare} actions={actions} />
      )}
      <div className="mt-4">
        <ButtonRow>
          {abilities.rebut.allowed ? (
            <ButtonLink href={`${root}/milestones/${milestone}/rebut`}>{t("rebut.open")}</ButtonLink>
          ) : null}
          {mayNotify ? (
            <NoticeAct
              action={actions.draft}
              project={project.code}
              subject={{ kind: "milestone", code: milestone }}
              awaited={abilities.draft.allowed ? "DECISION" : "RESUBMISSION"}
            />
          ) : null}
        </ButtonRow>
      </div>
    </section>
  );
}

/** Accepted by silence: since when, on which clause, with which warnings, and until when it can be rebutted. */
function Tacit({ view, tacit }: { readonly view: SilenceView; readonly tacit: TacitLine }): ReactNode {
  const t = useTranslations("silence.tacit");
  const locale = useLocale();
  const { project, now } = view;
  const reader = { locale, timeZone: project.timeZone };
  const until = formatDueDate(reader, tacit.rebuttalBefore, { width: "long", now });
  const day = formatDay(locale, tacit.effectOn, { width: "long" });
  const steps = tacit.reminders.map((one) => formatStep(locale, one.step)).join(", ");
  return (
    <div className="mt-4 border-ink-line border-l-3 pl-4">
      <p className="t-16">{t("what", { day })}</p>
      <p className="t-14 mt-1 text-text-2">
        {t("why", { charter: tacit.charterVersion, steps })}{" "}
        {tacit.rebuttedAt === null ? t(now < tacit.rebuttalBefore ? "until" : "over", { until }) : t("rebutted")}{" "}
        {tacit.record === null ? null : (
          <TextLink href={`/projects/${project.code}/records/${tacit.record}`}>{tacit.record}</TextLink>
        )}
      </p>
    </div>
  );
}
