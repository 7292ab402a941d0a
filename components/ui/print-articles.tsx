import type { ReactNode } from "react";
import type { ArticleView } from "@/components/ui/article-code";

/** On paper only: the signed text of the articles that a record names, since a code cannot be opened there. Each article once. */
export function PrintArticles({ articles }: { readonly articles: readonly ArticleView[] }): ReactNode {
  const once = [...new Map(articles.map((article) => [article.code, article])).values()];
  if (once.length === 0) return null;
  return (
    <ul className="only-print mt-8 border-line-2 border-t pt-3">
      {once.map((article) => (
        <li key={article.code} className="t-12 mb-2">
          <span className="code-word font-semibold">{article.code}</span> {article.title}.{" "}
          <span className="font-serif">{article.text}</span> ({article.source})
        </li>
      ))}
    </ul>
  );
}
