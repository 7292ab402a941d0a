import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { type ReservationActions, ReservationActs } from "@/components/reservation/reservation-acts";
import { ReservationChip } from "@/components/reservation/reservation-chip";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { KeyValues } from "@/components/ui/key-values";
import { PageTitle, SectionHead } from "@/components/ui/section-head";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import { Thread, ThreadItem } from "@/components/ui/thread";
import type { ReservationAbilities, ReservationView } from "@/lib/features/reservation/view";
import { formatDateTime, formatDay, formatDueDate } from "@/lib/text/format";

type Props = {
  readonly view: ReservationView;
  readonly abilities: ReservationAbilities;
  readonly actions: ReservationActions;
  /** The periods that run on it. */
  readonly children: ReactNode;
};

/** The page of one reservation: its words on a sheet, its history on a thread. */
export function ReservationItem({ view, abilities, actions, children }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const nameOf = usePersonName();
  const reader = { locale, timeZone: view.project.timeZone };
  const root = `/projects/${view.project.code}`;
  const settled = view.record !== null;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: view.project.name, href: root },
          { label: t("rooms.reservations"), href: `${root}/reservations` },
          { label: view.code },
        ]}
      />
      <PageBody
        panelLabel={t("reservations.facts")}
        panel={
          <KeyValues
            entries={[
              {
                name: t("reservations.milestone"),
                value: (
                  <TextLink
                    href={`${root}/milestones/${view.milestone}`}
                  >{`${view.milestone} ${view.milestoneTitle}`}</TextLink>
                ),
              },
              { name: t("reservations.severity"), value: t(`severity.${view.severity}`) },
              { name: t("reservations.linkedTo"), value: view.linkedTo },
              { name: t("reservations.due"), value: formatDay(reader.locale, view.dueOn, { now: view.now }) },
              ...(view.fixVersion === null ? [] : [{ name: t("reservations.fix"), value: view.fixVersion }]),
              ...(view.contestBefore === null
                ? []
                : [
                    {
                      name: t("reservations.contestable"),
                      value: formatDueDate(reader, view.contestBefore, { now: view.now }),
                    },
                  ]),
              ...(view.record === null
                ? []
                : [
                    {
                      name: t("reservations.recordName"),
                      value: <TextLink href={`${root}/records/${view.record}`}>{view.record}</TextLink>,
                    },
                  ]),
            ]}
          />
        }
      >
        <PageTitle end={<ReservationChip status={view.status} confirmed={view.liftingConfirmed} />}>
          <span className="code-word">{view.code}</span>
        </PageTitle>
        <Sheet locked={settled} className="mt-6">
          <p className="s-17">{view.statement}</p>
          <p className="t-12 mt-4 text-text-3">{t("reservations.steps")}</p>
          <p className="s-15 whitespace-pre-line">{view.steps}</p>
        </Sheet>
        <ReservationActs view={view} abilities={abilities} actions={actions} />
        <section className="mt-11">
          <SectionHead title={t("reservations.history")} />
          <Thread label={t("reservations.history")}>
            {view.history.map((step, index) => (
              <ThreadItem
                key={step.id}
                knot={
                  step.act === "lift" || step.act === "confirmLifting" || step.act === "waive" ? "accepted" : "plain"
                }
                last={index === view.history.length - 1}
              >
                <p className="t-13">
                  <strong className="font-semibold">{nameOf(step.by)}</strong> {t(`reservations.did.${step.act}`)}{" "}
                  <span className="text-text-3">{`${step.party}, ${formatDateTime(reader, step.at, { now: view.now })}`}</span>
                </p>
                {step.version === "" ? null : (
                  <p className="t-12 text-text-3">{t("reservations.inVersion", { version: step.version })}</p>
                )}
                {step.text === "" ? null : (
                  <p className="t-13 mt-1 max-w-measure whitespace-pre-line text-text-2">{step.text}</p>
                )}
              </ThreadItem>
            ))}
          </Thread>
        </section>
        {children}
      </PageBody>
    </>
  );
}
