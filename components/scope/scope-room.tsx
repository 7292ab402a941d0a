import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ScopePicture } from "@/components/scope/scope-picture";
import { ScopeTable } from "@/components/scope/scope-table";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { PrintButton } from "@/components/ui/print-button";
import { PageTitle } from "@/components/ui/section-head";
import type { ScopeStory } from "@/lib/domain/scope-story";
import { pictureOf } from "@/lib/features/scope/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDate, formatMoney, formatShare } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string; readonly timeZone: string; readonly currency: string };
  readonly story: ScopeStory;
  readonly now: Instant;
};

/** What happened to the scope, for the committee: one sentence, one picture, the table behind. */
export function ScopeRoom({ project, story, now }: Props): ReactNode {
  const t = useTranslations("scope");
  const locale = useLocale();
  const [first, last] = [story.points[0], story.points.at(-1)];
  if (first === undefined || last === undefined)
    return (
      <>
        <PageTitle>{t("title")}</PageTitle>
        <div className="mt-6">
          <Empty
            fact={t("none")}
            rule={t("noneRule")}
            act={<ButtonLink href={`/projects/${project.code}/baselines`}>{t("toBaselines")}</ButtonLink>}
          />
        </div>
      </>
    );
  const money = (cents: number): string => formatMoney(locale, { cents, currency: project.currency }, { cents: false });
  const day = (at: Instant): string =>
    formatDate({ locale, timeZone: project.timeZone }, at, { weekday: false, width: "long" });
  const orders = story.points.filter(({ fact }) => fact.kind === "ORDER").length;
  const { initialPriceCents: initial } = story;
  const picture = pictureOf(story, Date.parse(now));
  const prices =
    initial === null || last.priceCents === null
      ? t("noPrice")
      : t("prices", {
          initial: money(initial),
          present: money(last.priceCents),
          share: formatShare(locale, initial === 0 ? 0 : Math.round(((last.priceCents - initial) * 10_000) / initial)),
        });
  const grown = { first: first.total, last: last.total, since: day(first.fact.at), orders };
  return (
    <>
      <PageTitle lead={prices} end={<PrintButton>{t("print")}</PrintButton>}>
        {t(orders > 0 && first.total === last.total ? "sentenceSame" : "sentence", grown)}
      </PageTitle>
      <div className="mt-8">
        <ScopePicture
          picture={picture}
          labels={{ scope: t("scopeLabel", grown), price: t("priceLabel", { prices }) }}
          tops={{ count: t("counted", { count: picture.mostCount }), price: money(picture.mostCents) }}
          ends={{ from: day(first.fact.at), to: t("today", { day: day(now) }) }}
        />
      </div>
      {story.partial ? <p className="t-13 mt-4 max-w-[62ch] text-text-2">{t("partial")}</p> : null}
      <p className="t-12 mt-4 max-w-[62ch] text-text-3">{t("rule")}</p>
      <div className="mt-8">
        <ScopeTable project={project} points={story.points} />
      </div>
    </>
  );
}
