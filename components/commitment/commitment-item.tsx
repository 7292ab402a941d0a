import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type CommitmentActions, CommitmentActs } from "@/components/commitment/commitment-acts";
import { CommitmentChip } from "@/components/commitment/commitment-chip";
import { CommitmentFacts } from "@/components/commitment/commitment-facts";
import { CommitmentHistory } from "@/components/commitment/commitment-history";
import { CommitmentTimes } from "@/components/commitment/commitment-times";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { PageTitle, SectionHead } from "@/components/ui/section-head";
import { Sheet } from "@/components/ui/sheet";
import { TextLink } from "@/components/ui/text-link";
import { commitmentShapes } from "@/lib/domain/commitment-terms";
import type { CommitmentAbilities, CommitmentView } from "@/lib/features/commitment/view";
import { formatDay, formatDueDate } from "@/lib/text/format";

type Props = {
  readonly view: CommitmentView;
  readonly abilities: CommitmentAbilities;
  readonly actions: CommitmentActions;
};

/** The page of one commitment: its words on a sheet, sealed once signed, its acts, what waits for it, its history. */
export function CommitmentItem({ view, abilities, actions }: Props): ReactNode {
  const t = useTranslations();
  const root = `/projects/${view.project.code}`;
  const { unit } = commitmentShapes[view.kind];
  return (
    <>
      <PageHeader
        crumbs={[
          { label: view.project.name, href: root },
          { label: t("rooms.commitments"), href: `${root}/commitments` },
          { label: view.code },
        ]}
      />
      <PageBody panelLabel={t("commitments.facts")} panel={<CommitmentFacts view={view} />}>
        <PageTitle end={<CommitmentChip status={view.status} />}>
          <span className="code-word">{view.code}</span>
        </PageTitle>
        <Sheet locked={view.record !== null} className="mt-6">
          <p className="s-17">{view.title}</p>
          <p className="t-12 mt-3 text-text-3">
            {[
              view.party.name,
              t(`commitmentKind.${view.kind}`),
              ...(view.critical ? [t("commitments.critical")] : []),
            ].join(" · ")}
          </p>
        </Sheet>
        <Standing view={view} />
        <CommitmentActs view={view} abilities={abilities} actions={actions} />
        <section className="mt-11">
          <SectionHead title={t("commitments.dependents")} />
          {view.dependents.length === 0 ? (
            <p className="t-13 mt-3 text-text-2">{t("commitments.dependentsNone")}</p>
          ) : (
            <ul>
              {view.dependents.map(({ code, title, input }) => (
                <li key={code} className="t-13 border-b py-2.5">
                  <TextLink href={`${root}/milestones/${code}`}>{`${code} ${title}`}</TextLink>
                  {input === "" ? null : <span className="t-12 ml-2 text-text-3">{input}</span>}
                </li>
              ))}
            </ul>
          )}
        </section>
        {unit === "DAYS" || unit === "HOURS_PER_WEEK" ? <CommitmentTimes view={view} /> : null}
        <CommitmentHistory view={view} />
      </PageBody>
    </>
  );
}

/** What was delivered and whether it was received; the other day that is offered. */
function Standing({ view }: { readonly view: CommitmentView }): ReactNode {
  const t = useTranslations("commitments");
  const locale = useLocale();
  // In full: an abbreviated month would end the sentence twice.
  const day = (on: string): string => formatDay(locale, on, { width: "long" });
  const { offer, deliveredOn, contestBefore } = view;
  if (offer === null && deliveredOn === null) return null;
  return (
    <div className="t-14 mt-4">
      {deliveredOn === null ? null : (
        <p>
          {t("deliveredOn", { day: day(deliveredOn), days: view.lateDays ?? 0 })}{" "}
          {view.confirmed
            ? t("confirmedToo")
            : contestBefore === null || contestBefore <= view.now
              ? null
              : t("awaitsReceipt", {
                  until: formatDueDate({ locale, timeZone: view.project.timeZone }, contestBefore, { width: "long" }),
                })}
        </p>
      )}
      {offer === null ? null : <p>{t("offered", { party: offer.party, day: day(offer.dueOn) })}</p>}
    </div>
  );
}
