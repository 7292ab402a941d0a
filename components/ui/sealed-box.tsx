import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { ArticleCode, type ArticleView } from "@/components/ui/article-code";
import { cx } from "@/components/ui/class-names";

type Props = {
  readonly children: ReactNode;
  readonly ruled?: boolean;
  readonly band?: boolean;
  readonly className?: string | undefined;
};

/** The surface of what is locked: sealed ground, ink hairline, square corners; with the engraved band for a record, the double rule for an article. */
export function SealedBox({ children, ruled = false, band = false, className }: Props): ReactNode {
  return (
    <div className={cx("relative rounded-sheet border border-ink-line bg-sealed", className)} data-keep>
      {band ? <EngravedBand /> : null}
      {ruled ? <span aria-hidden className="absolute inset-y-0 left-2 w-0.75 border-x border-ink-line" /> : null}
      <div className={cx("px-5 py-4", ruled && "pl-6")}>{children}</div>
    </div>
  );
}

/** The engraved band at the top of a record: two crossed waves, 11 px high, drawn as a repeating vector. */
export function EngravedBand({ className }: { readonly className?: string | undefined }): ReactNode {
  return (
    <svg aria-hidden width="100%" height="11" className={cx("block border-ink-line border-b text-ink-line", className)}>
      <defs>
        <pattern id="engraved" width="12" height="11" patternUnits="userSpaceOnUse">
          <g fill="none" stroke="currentColor" strokeWidth=".8">
            <path d="M0 1.5c3 0 3 8 6 8s3-8 6-8M0 9.5c3 0 3-8 6-8s3 8 6 8" />
            <path d="M-3 1.5c3 0 3 8 6 8s3-8 6-8 3 8 6 8M-3 9.5c3 0 3-8 6-8s3 8 6 8 3-8 6-8" opacity=".7" />
          </g>
        </pattern>
      </defs>
      <rect width="100%" height="11" fill="url(#engraved)" />
    </svg>
  );
}

/** The line that closes a locked thing: a lock, the way it changes, and the article that says so. */
export function LockLine({
  children,
  article,
}: {
  readonly children: ReactNode;
  readonly article?: ArticleView | undefined;
}): ReactNode {
  return (
    <p className="t-13 flex items-baseline gap-2 text-ink">
      <Lock aria-hidden size={14} strokeWidth={1.6} className="shrink-0 translate-y-0.5" />
      <span className="font-medium">{children}</span>
      {article === undefined ? null : <ArticleCode article={article} />}
    </p>
  );
}
