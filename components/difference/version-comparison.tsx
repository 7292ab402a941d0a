import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { RequirementDifference } from "@/components/difference/requirement-difference";
import { FilterBar, FilterChip, type FilterView } from "@/components/ui/filters";
import { type KeyValue, KeyValues } from "@/components/ui/key-values";
import { PageTitle, SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import { UserText } from "@/components/ui/typeset";
import { type ComparedVersion, type VersionDifference, versionsHref } from "@/lib/features/difference/view";
import { instant } from "@/lib/kernel/instant";
import { formatDate } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string; readonly timeZone: string };
  readonly view: VersionDifference;
};

/** Two versions of a requirement, one beside the other: who wrote the later one, why, and what it changed. */
export function VersionComparison({ project, view }: Props): ReactNode {
  const t = useTranslations("difference");
  const words = { t, locale: useLocale(), nameOf: usePersonName() };
  const { code, from, to, versions } = view;
  const ends = { from: from.version, to: to.version };
  const end = (which: "from" | "to"): FilterView => ({
    name: t(which),
    value: t("version", { version: ends[which] }),
    options: versions.map((version) => ({
      label: t("version", { version }),
      href: versionsHref(project.code, code, { ...ends, [which]: version }),
      current: version === ends[which],
    })),
  });
  return (
    <>
      <PageTitle lead={versions.length === 1 ? t("oneVersion") : undefined}>
        {t("versionsTitle", { code, ...ends })}
      </PageTitle>
      <div className="mt-6 mb-8 print:hidden">
        <FilterBar>
          <FilterChip filter={end("from")} />
          <FilterChip filter={end("to")} />
        </FilterBar>
      </div>
      <RequirementDifference before={from.content} after={to.content} />
      <section className="mt-11">
        <SectionHead title={t("written")} />
        <KeyValues entries={[from, to].map((version) => written(version, project, words))} />
      </section>
    </>
  );
}

type Words = {
  readonly t: ReturnType<typeof useTranslations<"difference">>;
  readonly locale: ReturnType<typeof useLocale>;
  readonly nameOf: (name: string) => string;
};

function written(version: ComparedVersion, project: Props["project"], { t, locale, nameOf }: Words): KeyValue {
  const date = formatDate({ locale, timeZone: project.timeZone }, instant(version.writtenAt), { weekday: false });
  return {
    name: t("version", { version: version.version }),
    value: (
      <>
        {t("writtenBy", { name: nameOf(version.author), date })}
        {version.reason === "" ? null : (
          <span className="block text-text-2">
            <UserText>{version.reason}</UserText>
          </span>
        )}
        {version.baseline === null ? null : (
          <TextLink href={`/projects/${project.code}/baselines/${version.baseline}`} className="t-12 block">
            {t("inBaseline", { number: version.baseline })}
          </TextLink>
        )}
      </>
    ),
  };
}
