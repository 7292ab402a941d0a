import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DecisionTable } from "@/components/decision/decision-table";
import { DecideFrame } from "@/components/shell/decide-frame";
import { ExportMenu } from "@/components/shell/export-menu";
import { ListKeys } from "@/components/shell/list-keys";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { FilterBar, FilterChip } from "@/components/ui/filters";
import { KeyPages } from "@/components/ui/key-pages";
import { SearchField } from "@/components/ui/search-field";
import { DecisionStatus } from "@/lib/domain/decision";
import type { DecisionFilters } from "@/lib/features/decision/schema";
import type { DecisionRegister } from "@/lib/features/decision/view";
import { instant } from "@/lib/kernel/instant";
import { formatDate } from "@/lib/text/format";

type Props = {
  readonly view: DecisionRegister;
  readonly filters: DecisionFilters;
  readonly after: string | undefined;
};

/** The register of decisions: what every meeting decided, the newest first, under its filters. */
export function DecisionList({ view, filters, after }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const reader = { locale, timeZone: view.project.timeZone };
  const root = `/projects/${view.project.code}`;
  const here = `${root}/decisions`;
  const all = DecisionStatus.options.reduce((sum, one) => sum + view.counts[one], 0);
  const { text: q, meeting, committee, status } = filters;
  const asked = (change: Partial<Record<"meeting" | "status", string>> = {}): Record<string, string> => {
    const wanted = { q, committee, meeting, status, ...change };
    return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== ""));
  };
  const href = (values: Record<string, string>): string => {
    const query = new URLSearchParams(values).toString();
    return query === "" ? here : `${here}?${query}`;
  };
  const { q: _, ...keep } = asked();
  const next = view.more ? href({ ...asked(), after: view.lines.at(-1)?.code ?? "" }) : undefined;
  const chosen = view.meetings.find(({ code }) => code === meeting);
  const named = (one: (typeof view.meetings)[number]): string =>
    `${one.code}, ${formatDate(reader, instant(one.startsAt), { now: instant(view.now) })}`;
  return (
    <DecideFrame
      project={view.project}
      room="decisions"
      title={t("decisionRegister.title")}
      lead={t("decisionRegister.lead")}
      end={all === 0 ? undefined : <ExportMenu project={view.project.code} list="decisions" query={asked()} />}
    >
      {all === 0 ? (
        <Empty
          fact={t("decisionRegister.empty")}
          rule={t("decisionRegister.emptyRule")}
          act={<ButtonLink href={`${root}/committees`}>{t("decisionRegister.toCommittees")}</ButtonLink>}
        />
      ) : (
        <div>
          <FilterBar>
            <SearchField action={here} name="q" label={t("decisionRegister.search")} value={q} keep={keep} />
            <FilterChip
              filter={{
                name: t("decisionRegister.state"),
                value: status === "" ? t("decisionRegister.any") : t(`decisionRegister.status.${status}`),
                clearHref: status === "" ? undefined : href(asked({ status: "" })),
                options: DecisionStatus.options.map((one) => ({
                  label: t(`decisionRegister.status.${one}`),
                  href: href(asked({ status: one })),
                  current: one === status,
                  count: String(view.counts[one]),
                })),
              }}
            />
            <FilterChip
              filter={{
                name: t("decisionRegister.meeting"),
                value: chosen === undefined ? meeting || t("decisionRegister.anyMeeting") : named(chosen),
                clearHref: meeting === "" ? undefined : href(asked({ meeting: "" })),
                options: view.meetings.map((one) => ({
                  label: named(one),
                  href: href(asked({ meeting: one.code })),
                  current: one.code === meeting,
                })),
              }}
            />
          </FilterBar>
          <div className="mt-4">
            {view.lines.length === 0 ? (
              <Empty
                fact={t("decisionRegister.none")}
                rule={t("decisionRegister.noneRule")}
                act={<ButtonLink href={here}>{t("decisionRegister.clear")}</ButtonLink>}
              />
            ) : (
              <ListKeys>
                <DecisionTable project={view.project} lines={view.lines} now={instant(view.now)} />
              </ListKeys>
            )}
            <KeyPages previous={after === undefined ? undefined : href(asked())} next={next} />
          </div>
        </div>
      )}
    </DecideFrame>
  );
}
