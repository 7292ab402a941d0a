import type { ReactNode } from "react";
import { Peek } from "@/components/ui/peek";

/** An article as signed: its code, its title, its text word for word, and the version it comes from. */
export type ArticleView = {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly source: string;
};

const look =
  "target code-word t-12 font-medium text-ink underline decoration-1 decoration-ink-line underline-offset-3 hover:decoration-current";

/** A charter article's code, after the sentence it supports; opens the signed text in serif. */
export function ArticleCode({ article }: { readonly article: ArticleView }): ReactNode {
  return (
    <Peek label={`${article.code}, ${article.title}`} trigger={article.code} triggerClassName={look}>
      <span className="t-12 block text-ink">
        <span className="code-word mr-2.5 font-semibold">{article.code}</span>
        {article.title}
      </span>
      <span className="s-15 mt-1 block">{article.text}</span>
      <span className="t-12 mt-2 block text-text-3">{article.source}</span>
    </Peek>
  );
}
