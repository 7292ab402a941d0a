import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { chooseLocale } from "@/app/(workspace)/preferences-actions";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { OperationList } from "@/components/reference/operation-list";
import { ProblemList } from "@/components/reference/problem-list";
import { ReferenceFrame } from "@/components/reference/reference-frame";
import { RefusalList } from "@/components/reference/refusal-list";
import { PageTitle } from "@/components/ui/section-head";
import { readIntroduction, readOperations, readProblems } from "@/lib/http/read-reference";

type Props = { readonly searchParams: Promise<{ q?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("reference"))("title") };
}

/** The reference of the API: what to know first, every operation, every problem. */
export default async function ReferencePage({ searchParams }: Props) {
  const [{ q }, t, locale] = await Promise.all([searchParams, getTranslations("reference"), getLocale()]);
  const words = typeof q === "string" ? q.slice(0, 100) : "";
  return (
    <ReferenceFrame chooseLocale={chooseLocale} aside={<OperationList groups={readOperations(words)} words={words} />}>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <div lang="en" className="mt-9">
        <MarkdownView below={1} source={readIntroduction()} />
      </div>
      <ProblemList problems={readProblems(locale)} />
      <RefusalList />
    </ReferenceFrame>
  );
}
