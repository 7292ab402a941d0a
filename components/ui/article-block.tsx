import type { ReactNode } from "react";
import type { ArticleView } from "@/components/ui/article-code";
import { SealedBox } from "@/components/ui/sealed-box";

/** An article's signed words, in a sealed block with the record's double rule. */
export function ArticleBlock({ article }: { readonly article: ArticleView }): ReactNode {
  return (
    <SealedBox ruled className="mt-4">
      <p className="t-13 text-ink">
        <span className="code-word mr-3 font-semibold">{article.code}</span>
        {article.title}
      </p>
      <p className="s-17 mt-1.5">{article.text}</p>
      <p className="t-12 mt-1.5 text-text-3">{article.source}</p>
    </SealedBox>
  );
}
