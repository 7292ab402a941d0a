import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { NextCommittee } from "@/components/committee/next-committee";
import { Ball } from "@/components/ui/ball";
import { KeyValues } from "@/components/ui/key-values";
import { PageTitle } from "@/components/ui/section-head";
import { SmallSeal } from "@/components/ui/small-seal";
import { TextLink } from "@/components/ui/text-link";
import type { OverviewView } from "@/lib/features/overview/view";
import { ballOf } from "@/lib/features/todo/view";
import { formatDate, formatDueDate, formatDueTime, formatList } from "@/lib/text/format";

/** The one sentence of a project: whose turn it is; beside it what is late and under which charter. */
export function OverviewHead({ view }: { readonly view: OverviewView }): ReactNode {
  const t = useTranslations("overview");
  const tCommittees = useTranslations("committees");
  const locale = useLocale();
  const reader = { locale, timeZone: view.timeZone };
  const ours = view.columns.filter((column) => column.mine).flatMap((column) => column.matters);
  const theirs = view.columns.filter((column) => !column.mine && column.matters.length > 0);
  // The reader's turn comes first: what the others hold stands beside, in the court.
  const side = ours.length > 0 ? "yours" : ballOf({ ours: 0, theirs: theirs.length });
  const names = formatList(
    locale,
    theirs.map((column) => column.party.name),
  );
  const late = view.columns
    .map((column) => ({ column, count: column.matters.filter(({ term }) => term?.late === true).length }))
    .filter(({ count }) => count > 0);
  const next = view.columns.flatMap((column) => column.matters).find(({ term }) => term !== null && !term.late)?.term;
  const mine = ours.filter((matter) => matter.mine);
  const lines = [
    mine.length > 0
      ? t("mine", { count: mine.length, late: mine.filter(({ term }) => term?.late === true).length })
      : ours.length > 0
        ? t("ours", { count: ours.length })
        : null,
    next == null
      ? null
      : t("nextTerm", {
          date: formatDueDate(reader, next.dueBefore, { width: "long", now: view.now }),
          time: formatDueTime(reader, next.dueBefore),
        }),
  ].filter((line) => line !== null);
  const facts = [
    {
      name: t("late"),
      value:
        late.length === 0
          ? t("nothingLate")
          : late.map(({ column, count }, index) => (
              <span key={column.party.id}>
                {index === 0 ? "" : ", "}
                {t.rich("lateWith", {
                  count,
                  name: column.mine ? t("youShort") : column.party.name,
                  b: (words) => <b className="font-semibold text-late">{words}</b>,
                })}
              </span>
            )),
    },
    {
      name: t("charter"),
      value:
        view.charter === null ? (
          <TextLink href={`/projects/${view.code}/charter`}>{t("noCharter")}</TextLink>
        ) : (
          <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
            <TextLink href={`/projects/${view.code}/charter`}>
              {t("charterVersion", { version: view.charter.version })}
            </TextLink>
            {view.charter.inForceAt === null
              ? null
              : t("charterSigned", {
                  parties: view.charter.parties,
                  date: formatDate(reader, view.charter.inForceAt, { width: "long", weekday: false }),
                })}
            <SmallSeal kind="accepted" className="self-center" />
          </span>
        ),
    },
    ...(view.nextMeeting === null
      ? []
      : [{ name: tCommittees("next.name"), value: <NextCommittee view={view} meeting={view.nextMeeting} /> }]),
  ];
  return (
    <div className="grid gap-x-16 gap-y-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,30rem)]">
      <PageTitle
        sign={<Ball side={side} scale={1.6} late={ours.some(({ term }) => term?.late === true)} />}
        lead={lines.length > 0 ? lines.join(" ") : theirs.length > 0 ? undefined : t("leadNone")}
      >
        {t(`ball.${side}`, { names })}
      </PageTitle>
      <KeyValues entries={facts} />
    </div>
  );
}
