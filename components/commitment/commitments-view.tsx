"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { AbsenceSection } from "@/components/commitment/absence-section";
import { CommitmentSection } from "@/components/commitment/commitment-section";
import { ExportMenu } from "@/components/shell/export-menu";
import { ListKeys } from "@/components/shell/list-keys";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { FilterBar, FilterChip, type FilterView } from "@/components/ui/filters";
import { KeptLegend } from "@/components/ui/kept-strip";
import { PageTitle } from "@/components/ui/section-head";
import type { AbilityView } from "@/lib/features/act/view";
import type { CommitmentFilters, CommitmentGroup } from "@/lib/features/commitment/view";
import type { Instant } from "@/lib/kernel/instant";

type Props = Omit<ComponentProps<typeof AbsenceSection>, "project"> & {
  readonly project: { readonly code: string; readonly status: string };
  readonly now: Instant;
  readonly groups: readonly CommitmentGroup[];
  readonly filters: CommitmentFilters;
  readonly propose: AbilityView;
};

const sides = ["CLIENT", "AGENCY", "AMO"] as const;
const states = ["owed", "settled", "broken"] as const;

/** What each side makes available and how it was kept; the absences to come; the way to propose a commitment. */
export function CommitmentsView({ project, now, groups, filters, propose, ...absences }: Props): ReactNode {
  const t = useTranslations("commitments");
  const none = groups.every((group) => group.lines.length === 0);
  const filtered = filters.side !== null || filters.state !== null;
  const write = propose.allowed ? (
    <ButtonLink href={`/projects/${project.code}/commitments/new`} variant="main">
      {t("propose")}
    </ButtonLink>
  ) : undefined;
  return (
    <>
      <PageTitle
        lead={project.status === "SETUP" ? t("setup") : t("lead")}
        end={
          <div className="flex flex-wrap items-center gap-2">
            <ExportMenu project={project.code} list="commitments" query={filters} />
            {write}
          </div>
        }
      >
        {t("headline")}
      </PageTitle>
      {none && !filtered ? (
        <div className="mt-11">
          <Empty fact={t("noneFact")} rule={t("noneRule")} />
        </div>
      ) : (
        <>
          <div className="mt-8 flex flex-wrap items-center justify-between gap-4">
            <Filters project={project.code} filters={filters} />
            <KeptLegend />
          </div>
          <ListKeys>
            {groups.map((group) => (
              <CommitmentSection
                key={group.party.id}
                project={project}
                group={group}
                filtered={filtered}
                today={absences.today}
                now={now}
              />
            ))}
          </ListKeys>
        </>
      )}
      <AbsenceSection project={project} {...absences} />
    </>
  );
}

function Filters({ project, filters }: { readonly project: string; readonly filters: CommitmentFilters }): ReactNode {
  const t = useTranslations();
  const href = (change: Partial<CommitmentFilters>): string => {
    const wanted = { ...filters, ...change };
    const asked = new URLSearchParams();
    if (wanted.side !== null) asked.set("side", wanted.side);
    if (wanted.state !== null) asked.set("state", wanted.state);
    const query = asked.toString();
    return `/projects/${project}/commitments${query === "" ? "" : `?${query}`}`;
  };
  const all = t("commitments.filter.all");
  const side: FilterView = {
    name: t("commitments.filter.side"),
    value: filters.side === null ? all : t(`sides.${filters.side}`),
    clearHref: filters.side === null ? undefined : href({ side: null }),
    options: [
      { label: all, href: href({ side: null }), current: filters.side === null },
      ...sides.map((one) => ({ label: t(`sides.${one}`), href: href({ side: one }), current: filters.side === one })),
    ],
  };
  const state: FilterView = {
    name: t("commitments.filter.state"),
    value: t(`commitments.filter.${filters.state ?? "all"}`),
    clearHref: filters.state === null ? undefined : href({ state: null }),
    options: [
      { label: all, href: href({ state: null }), current: filters.state === null },
      ...states.map((one) => ({
        label: t(`commitments.filter.${one}`),
        href: href({ state: one }),
        current: filters.state === one,
      })),
    ],
  };
  return (
    <FilterBar>
      <FilterChip filter={side} />
      <FilterChip filter={state} />
    </FilterBar>
  );
}
