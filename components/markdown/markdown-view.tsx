import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import Markdown from "react-markdown";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { headingBelow, markdownPieces, type ParentLevel } from "@/components/markdown/markdown-pieces";
import { markRanges, type Range } from "@/components/markdown/marked-ranges";
import { plainNodes } from "@/components/markdown/plain-nodes";
import { cx } from "@/components/ui/class-names";

/** Ids come only from footnotes, already prefixed per view, so the sanitiser need not rename them and break their links. */
const schema = {
  ...defaultSchema,
  clobber: [],
  protocols: { ...defaultSchema.protocols, href: ["http", "https", "mailto"] },
};

const noMarks: readonly Range[] = [];

/**
 * Markdown written by people, shown safely: HTML is shown as it was typed, links lead only to http, https and mailto,
 * and no picture is fetched (it becomes a link). `below` is the level of the heading above this text: a "#" in it is
 * one level under. `binding` sets it in serif, for words that are signed or will be.
 */
export function MarkdownView({
  source,
  below = 2,
  binding = false,
  marks = noMarks,
  className,
}: {
  readonly source: string;
  readonly below?: ParentLevel;
  readonly binding?: boolean;
  /** Parts of the source to underline: what a remark beside it is about. */
  readonly marks?: readonly Range[];
  readonly className?: string;
}): ReactNode {
  const t = useTranslations("markdown");
  return (
    <div
      className={cx(
        "flex flex-col gap-2 wrap-break-word text-text",
        binding ? "s-15 max-w-measure" : "t-14",
        className,
      )}
    >
      <Markdown
        remarkPlugins={[remarkGfm, plainNodes]}
        remarkRehypeOptions={{
          clobberPrefix: `${useId()}-`,
          footnoteLabel: t("footnotes"),
          footnoteLabelTagName: headingBelow(below, 1),
          footnoteBackLabel: (index) => t("backTo", { number: index + 1 }),
        }}
        rehypePlugins={[[rehypeSanitize, schema], markRanges(source, marks)]}
        components={markdownPieces(below, {
          image: (alt) => (alt === "" ? t("imageWithoutText") : t("image", { alt })),
          task: (done) => t(done ? "taskDone" : "taskOpen"),
        })}
      >
        {source}
      </Markdown>
    </div>
  );
}
