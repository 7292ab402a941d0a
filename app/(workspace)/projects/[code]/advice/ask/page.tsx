import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ask } from "@/app/(workspace)/projects/[code]/advice/actions";
import { AdviceFrame } from "@/components/advice/advice-frame";
import { OpinionForm } from "@/components/advice/opinion-form";
import { getOpinionForm } from "@/lib/features/advice/queries-form";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("advice.ask"))("title") };
}

/** Asks for an opinion: of the AMO, of an agency, or of an expert from outside. */
export default async function AskOpinionPage({ params, searchParams }: Props) {
  const [{ code }, { origin }, t] = await Promise.all([params, searchParams, getTranslations("advice.ask")]);
  const asked = z.string().max(60).catch("").parse(origin);
  const view = await readProject(code, ({ tx, scope }) => getOpinionForm(tx, scope, asked));
  return (
    <AdviceFrame project={view.project} room="advice" here={t("title")} title={t("title")} lead={t("lead")}>
      <OpinionForm view={view} ask={ask} />
    </AdviceFrame>
  );
}
