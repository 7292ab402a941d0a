import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DaysHeld } from "@/components/ball/days-held";
import { MilestoneActs } from "@/components/milestone/milestone-acts";
import { MilestoneChip } from "@/components/milestone/milestone-chip";
import { MilestoneFacts } from "@/components/milestone/milestone-facts";
import { SealedDecision } from "@/components/milestone/sealed-decision";
import type { MilestoneActions } from "@/components/milestone/side-acts";
import { ReservationTable } from "@/components/reservation/reservation-table";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { CriterionTable } from "@/components/submission/criterion-table";
import { SubmissionList } from "@/components/submission/submission-list";
import { SuspectNotice } from "@/components/suspect/suspect-notice";
import { Ball } from "@/components/ui/ball";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PageTitle, SectionHead } from "@/components/ui/section-head";
import type { ArticleView } from "@/lib/features/act/view";
import type { HeldView } from "@/lib/features/ball/view";
import type { MilestoneAbilities, MilestoneView } from "@/lib/features/milestone/view";
import { formatDueDate } from "@/lib/text/format";

type Props = {
  readonly view: MilestoneView;
  /** `null` until something has happened to it. */
  readonly held: HeldView | null;
  readonly abilities: MilestoneAbilities;
  readonly lock: ArticleView;
  readonly actions: MilestoneActions;
  /** What silence does here. */
  readonly silence: ReactNode;
  /** What is said about it. */
  readonly children: ReactNode;
};

/** The page of one milestone: whose turn it is, what it promises, what was found, what was decided. What is decided looks locked. */
export function MilestoneItem({ view, held, abilities, lock, actions, silence, children }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const root = `/projects/${view.project.code}`;
  const { turn, termBefore } = view;
  const term =
    termBefore === null
      ? ""
      : ` ${t("milestones.before", { date: formatDueDate({ locale, timeZone: view.project.timeZone }, termBefore, { width: "long", now: view.now }) })}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: view.project.name, href: root },
          { label: t("rooms.milestones"), href: `${root}/milestones` },
          { label: view.code },
        ]}
      />
      <PageBody panelLabel={t("milestones.panel", { code: view.code })} panel={<MilestoneFacts view={view} />}>
        <PageTitle
          end={<MilestoneChip status={view.status} turn={turn} filled />}
          lead={view.purpose === "" ? undefined : view.purpose}
        >
          <span className="code-word">{view.code}</span> {view.title}
        </PageTitle>
        {turn.ball === "none" ? null : (
          <p className="t-16 mt-4 flex items-center gap-3">
            <Ball side={turn.ball} />
            {t(`milestones.turn.${turn.ball}`, { who: turn.who })}
            {term}
          </p>
        )}
        {view.final === null ? null : <SealedDecision view={view} decision={view.final} lock={lock} />}
        <SuspectNotice
          project={view.project.code}
          open={view.suspects === 0 ? [] : [{ milestone: view.code, count: view.suspects }]}
        />
        <MilestoneActs view={view} abilities={abilities} actions={actions} lock={lock} />
        {held === null ? null : <DaysHeld held={held} now={view.now} />}
        {silence}
        <section className="mt-11">
          <SectionHead title={t("milestones.criteria")} remark={figures(view, t)} />
          {view.criteria.length === 0 ? (
            <Empty fact={t("milestones.noCriterion")} />
          ) : (
            <CriterionTable project={view.project.code} criteria={view.criteria} />
          )}
        </section>
        <section className="mt-11">
          <SectionHead
            title={t("rooms.reservations")}
            end={
              abilities.reserve.allowed ? (
                <ButtonLink size="sm" href={`${root}/reservations/new?milestone=${view.code}`}>
                  {t("reservations.new")}
                </ButtonLink>
              ) : undefined
            }
          />
          {view.reservations.length === 0 ? (
            <Empty fact={t("reservations.none")} rule={t("reservations.rule")} />
          ) : (
            <ReservationTable project={view.project} lines={view.reservations} now={view.now} />
          )}
        </section>
        <section className="mt-11">
          <SectionHead title={t("submissions.list")} />
          {view.submissions.length === 0 ? (
            <Empty fact={t("submissions.none")} rule={t("submissions.rule")} />
          ) : (
            <SubmissionList view={view} />
          )}
        </section>
        {children}
      </PageBody>
    </>
  );
}

function figures(view: MilestoneView, t: ReturnType<typeof useTranslations>): string {
  const of = (passed: boolean | null): number => view.criteria.filter((one) => one.passed === passed).length;
  const [all, passed, failed] = [view.criteria.length, of(true), of(false)];
  return passed + failed === 0
    ? t("milestones.figuresNone", { all })
    : t("milestones.figures", { all, passed, failed });
}
