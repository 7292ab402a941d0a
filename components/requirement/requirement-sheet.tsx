import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { HintList } from "@/components/requirement/hint-list";
import { ButtonLink } from "@/components/ui/button";
import { Seal } from "@/components/ui/seal";
import { LockLine, SealedBox } from "@/components/ui/sealed-box";
import type { Hint } from "@/lib/domain/quality-hint";
import type { ArticleView } from "@/lib/features/act/view";
import { isLocked, type RequirementView } from "@/lib/features/requirement/view";
import { instant } from "@/lib/kernel/instant";
import { formatDate } from "@/lib/text/format";

type Props = {
  readonly project: string;
  readonly timeZone: string;
  readonly view: RequirementView;
  readonly lock: ArticleView;
  /** What the wording may be misread by, before a baseline locks it. */
  readonly hints: readonly Hint[];
};

/** The statement: in sans while it can be edited, sealed in serif with its seal once a baseline holds it. */
export function RequirementSheet({ project, timeZone, view, lock, hints }: Props): ReactNode {
  const t = useTranslations("requirements");
  const locale = useLocale();
  const nameOf = usePersonName();
  const { code, status, content, version, versions } = view;
  if (!isLocked(status)) {
    return (
      <section aria-labelledby="statement" className="border-line-2 border-t pt-4">
        <h2 id="statement" className="t-12 mb-2 text-text-3">
          {t("draftVersion", { version })}
        </h2>
        <MarkdownView source={content.statement} marks={hints} className="t-16" />
        <div className="mt-3 max-w-measure">
          <HintList hints={hints} sources />
        </div>
      </section>
    );
  }
  const baseline = versions.find((one) => one.version === version)?.baseline ?? null;
  return (
    <section aria-labelledby="statement">
      <SealedBox band className="max-w-measure">
        {baseline === null ? null : (
          <div className="absolute -top-6 right-4">
            <Seal digest={baseline.digest} size={72} />
          </div>
        )}
        <h2 id="statement" className="t-12 text-ink">
          {baseline === null
            ? t("draftVersion", { version })
            : t("lockedVersion", { version, number: baseline.number })}
        </h2>
        <MarkdownView source={content.statement} binding className="s-17 mt-2 pr-14" />
        {baseline === null ? null : (
          <p className="t-12 mt-4 border-ink-line border-t pt-2.5 text-text-2">
            {t("lockedBy", {
              date: formatDate({ locale, timeZone }, instant(baseline.signedAt), { width: "long", weekday: false }),
              name: nameOf(baseline.signatory),
              others: baseline.count - 1,
            })}
          </p>
        )}
      </SealedBox>
      <div className="mt-3 flex max-w-measure flex-wrap items-center justify-between gap-3">
        <LockLine article={lock}>{t("changeOnly")}</LockLine>
        <ButtonLink href={`/projects/${project}/changes/new?origin=requirement:${code}`}>{t("openChange")}</ButtonLink>
      </div>
    </section>
  );
}
