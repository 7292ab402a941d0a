import { Check, CirclePause } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Part } from "@/components/parts/part";
import { sampleDigest } from "@/components/parts/sample-digest";
import { useSampleArticle } from "@/components/parts/use-sample-article";
import { ArticleCode } from "@/components/ui/article-code";
import { Ball } from "@/components/ui/ball";
import { Chip } from "@/components/ui/chip";
import { Digest } from "@/components/ui/digest";
import { Kbd } from "@/components/ui/kbd";
import { SmallSeal } from "@/components/ui/small-seal";
import { Term } from "@/components/ui/term";

/** States, terms, article codes, digests, keys. */
export function WordParts(): ReactNode {
  const t = useTranslations("ui.parts");
  const article = useSampleArticle();
  return (
    <>
      <Part title={t("states")} note={t("statesNote")}>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <Chip tone="you" filled sign={<Ball side="yours" />}>
            {t("toDecide")}
          </Chip>
          <Chip tone="late" filled sign={<CirclePause aria-hidden />}>
            {t("lateBy")}
          </Chip>
          <Chip tone="them" sign={<Ball side="theirs" />}>
            {t("atAgency")}
          </Chip>
          <Chip tone="done" sign={<Check aria-hidden />}>
            {t("verified")}
          </Chip>
          <Chip tone="ink" sign={<SmallSeal kind="accepted" />}>
            {t("smallSeal.accepted")}
          </Chip>
          <Chip tone="ink" sign={<SmallSeal kind="reserved" />}>
            {t("smallSeal.reserved")}
          </Chip>
          <Chip tone="ink" sign={<SmallSeal kind="tacit" />}>
            {t("smallSeal.tacit")}
          </Chip>
          <Chip tone="late" sign={<CirclePause aria-hidden />}>
            {t("suspended")}
          </Chip>
          <Chip tone="muted" sign={<SmallSeal kind="open" />}>
            {t("draft")}
          </Chip>
        </div>
      </Part>
      <Part title={t("terms")} note={t("termsNote")}>
        <div className="flex flex-wrap gap-x-10 gap-y-3">
          <Term
            align="start"
            count={t("term1")}
            date={t("term1Date")}
            rule={{ label: t("terms"), text: t("termRule") }}
          />
          <Term align="start" tone="you" count={t("term2")} date={t("term2Date")} />
          <Term align="start" tone="you" count={t("term3")} date={t("term3Date")} />
          <Term align="start" tone="late" count={t("lateBy")} date={t("term4Date")} />
          <Term align="start" tone="muted" count={t("suspendedTerm")} date={t("term5Date")} />
        </div>
      </Part>
      <Part title={t("codes")} note={t("codesNote")}>
        <p className="t-13 max-w-[62ch]">
          {t("lockedSentence")} <ArticleCode article={article} />
        </p>
        <div className="mt-3 flex flex-wrap items-start gap-8">
          <Digest value={sampleDigest} copy />
          <span className="flex gap-1.5">
            <Kbd>⌘ K</Kbd> <Kbd>j</Kbd> <Kbd>k</Kbd> <Kbd>↵</Kbd> <Kbd>?</Kbd>
          </span>
        </div>
      </Part>
    </>
  );
}
