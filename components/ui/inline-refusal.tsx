import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { ArticleCode, type ArticleView } from "@/components/ui/article-code";

type InlineProps = {
  readonly fact: string;
  readonly detail?: ReactNode;
  readonly article?: ArticleView | undefined;
  readonly act?: ReactNode;
};

/** A refusal in the page: fact, article, one act. */
export function InlineRefusal({ fact, detail, article, act }: InlineProps): ReactNode {
  return (
    <div
      role="note"
      className="flex items-center gap-4 rounded-sheet border border-ink-line border-l-3 border-l-ink bg-paper px-4 py-3 max-md:flex-col max-md:items-stretch"
    >
      <p className="t-13 flex flex-1 gap-3">
        <Lock aria-hidden size={16} strokeWidth={1.6} className="mt-0.5 shrink-0 text-ink" />
        <span>
          <strong className="font-semibold">{fact}</strong> {detail}{" "}
          {article === undefined ? null : <ArticleCode article={article} />}
        </span>
      </p>
      {act}
    </div>
  );
}
