"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ArticleCode } from "@/components/ui/article-code";
import { Button } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import { SmallSeal } from "@/components/ui/small-seal";
import type { Mend, MissingPost } from "@/lib/features/member/view";

type Props = { readonly missing: readonly MissingPost[]; readonly onMend: (mend: Mend) => void };

/** What the charter still misses, each with its article and the button that mends it. */
export function MissingPosts({ missing, onMend }: Props): ReactNode {
  const t = useTranslations("setup");
  if (missing.length === 0) return <p className="t-14 border-line border-y py-4">{t("nothingMissing")}</p>;
  return (
    <section aria-labelledby="missing">
      <SectionHead id="missing" title={t("missingTitle")} remark={t("missingRemark")} />
      <ul>
        {missing.map((post) => (
          <li
            key={post.fact}
            className="flex items-center justify-between gap-x-6 gap-y-2 border-b py-2.5 max-md:flex-wrap"
          >
            <p className="t-14 flex min-w-0 items-baseline gap-3">
              <SmallSeal kind="open" className="shrink-0 self-center" />
              <span>
                {post.fact} <ArticleCode article={post.article} />
              </span>
            </p>
            {post.mend === null ? null : (
              <Button onClick={() => (post.mend === null ? undefined : onMend(post.mend))} className="shrink-0">
                {post.label}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
