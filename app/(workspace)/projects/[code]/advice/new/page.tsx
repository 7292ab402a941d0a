import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { draft } from "@/app/(workspace)/projects/[code]/advice/actions";
import { AdviceForm } from "@/components/advice/advice-form";
import { AdviceFrame } from "@/components/advice/advice-frame";
import { getAdviceForm } from "@/lib/features/advice/queries-form";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const word = z.string().max(60).catch("");
const Asked = z.object({ draft: word, origin: word, opinion: word, replaces: word });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("advice"))("new") };
}

/** Writes advice, goes on with a draft, answers a request, or takes the place of what still waits. */
export default async function NewAdvicePage({ params, searchParams }: Props) {
  const [{ code }, asked, t] = await Promise.all([params, searchParams, getTranslations("advice")]);
  const view = await readProject(code, ({ tx, scope }) => getAdviceForm(tx, scope, Asked.parse(asked)));
  const lead = view.question === "" ? t("newLead") : t("newAnswers", { question: view.question });
  return (
    <AdviceFrame project={view.project} room="advice" here={t("new")} title={t("new")} lead={lead}>
      <AdviceForm view={view} save={draft} />
    </AdviceFrame>
  );
}
