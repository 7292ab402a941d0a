import { useLocale, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { VersionOrders } from "@/components/amendment/lineage";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import { Thread, ThreadItem } from "@/components/ui/thread";
import type { RequirementOrder } from "@/lib/features/amendment/view";
import { versionsHref } from "@/lib/features/difference/view";
import type { VersionView } from "@/lib/features/requirement/view";
import { instant, instantOf } from "@/lib/kernel/instant";
import { formatDate } from "@/lib/text/format";

type Props = {
  readonly project: string;
  readonly code: string;
  readonly timeZone: string;
  readonly versions: readonly VersionView[];
  /** The orders that put one version in the place of another. */
  readonly orders: readonly RequirementOrder[];
};

/** The versions of a text, the newest first; those that a signature locked bear the seal. */
export function VersionThread({ project, code, timeZone, versions, orders }: Props): ReactNode {
  const t = useTranslations("requirements");
  const locale = useLocale();
  const now = instantOf(useNow());
  const nameOf = usePersonName();
  return (
    <section className="mt-9">
      <SectionHead title={t("versions")} />
      <Thread label={t("versions")}>
        {versions.map((one, index) => (
          <ThreadItem
            key={one.version}
            knot={
              one.baseline === null && !orders.some(({ version }) => version === one.version) ? "plain" : "baseline"
            }
            last={index === versions.length - 1}
          >
            <p className="t-13 flex justify-between gap-3">
              <span className="font-semibold">{t("versionNumber", { version: one.version })}</span>
              <span className="t-12 figures whitespace-nowrap text-text-3">
                {formatDate({ locale, timeZone }, instant(one.writtenAt), { weekday: false, now })}
              </span>
            </p>
            <p className="t-12 line-clamp-3 text-text-2">{one.statement}</p>
            <p className="t-12 text-text-3">
              {nameOf(one.author)}
              {one.reason === "" ? null : <> · {one.reason}</>}
            </p>
            {one.version === 1 ? null : (
              <TextLink
                href={versionsHref(project, code, { from: one.version - 1, to: one.version })}
                className="t-12 mr-3"
              >
                {t("whatChanged")}
              </TextLink>
            )}
            <VersionOrders project={project} orders={orders.filter(({ version }) => version === one.version)} />
            {one.baseline === null ? null : (
              <TextLink href={`/projects/${project}/baselines/${one.baseline.number}`} className="t-12">
                {t("inBaseline", { number: one.baseline.number })}
              </TextLink>
            )}
          </ThreadItem>
        ))}
      </Thread>
    </section>
  );
}
