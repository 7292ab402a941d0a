import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type KeyValue, KeyValues } from "@/components/ui/key-values";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { TraceView } from "@/lib/features/requirement/view-trace";

type Props = { readonly project: string; readonly trace: TraceView };

/** What a requirement leads to: where it is checked, the reservations and the change requests about it. Nothing when nothing refers to it. */
export function RequirementTrace({ project, trace }: Props): ReactNode {
  const t = useTranslations();
  const root = `/projects/${project}`;
  const { deliverables, checked, reservations, changes } = trace;
  const entry = (name: string, lines: readonly ReactNode[]): KeyValue[] =>
    lines.length === 0 ? [] : [{ name, value: <ul className="flex flex-col gap-1">{lines}</ul> }];
  const entries = [
    ...entry(
      t("quality.table.deliverables"),
      deliverables.map(({ name, milestone }) => (
        <li key={`${milestone} ${name}`} className="wrap-anywhere">
          <TextLink href={`${root}/milestones/${milestone}`}>{milestone}</TextLink>{" "}
          <span className="text-text-2">{name}</span>
        </li>
      )),
    ),
    ...entry(
      t("quality.table.checked"),
      checked.map(({ milestone, criterion, statement }) => (
        <li key={criterion} className="wrap-anywhere">
          <TextLink href={`${root}/milestones/${milestone}`}>{criterion}</TextLink>{" "}
          <span className="text-text-2">{statement}</span>
        </li>
      )),
    ),
    ...entry(
      t("quality.table.reservations"),
      reservations.map(({ code, status }) => (
        <li key={code}>
          <TextLink href={`${root}/reservations/${code}`}>{code}</TextLink>{" "}
          <span className="text-text-2">{t(`status.reservation.${status}`)}</span>
        </li>
      )),
    ),
    ...entry(
      t("quality.table.changes"),
      changes.map(({ code, status }) => (
        <li key={code}>
          <TextLink href={`${root}/changes/${code}`}>{code}</TextLink>{" "}
          <span className="text-text-2">{t(`status.changeRequest.${status}`)}</span>
        </li>
      )),
    ),
  ];
  if (entries.length === 0) return null;
  return (
    <section className="mt-9">
      <SectionHead title={t("quality.table.trace")} />
      <KeyValues entries={entries} />
    </section>
  );
}
