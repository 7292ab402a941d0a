import { useTranslations } from "next-intl";
import type { ArticleView } from "@/components/ui/article-code";

/** The article used by the samples, in the reader's language. */
export function useSampleArticle(): ArticleView {
  const t = useTranslations("ui.parts");
  return { code: "CD-04", title: t("articleTitle"), text: t("articleText"), source: t("articleSource") };
}
