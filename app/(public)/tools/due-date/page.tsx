import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { chooseLocale } from "@/app/(workspace)/preferences-actions";
import { DueAnswer } from "@/components/calendar/due-answer";
import { DueForm } from "@/components/calendar/due-form";
import { DueFrame } from "@/components/calendar/due-frame";
import { PageTitle } from "@/components/ui/section-head";
import { readDue } from "@/lib/features/calendar/queries-due";

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dueDate"))("title") };
}

/** When a term ends, for anybody, with each day that is skipped and why. */
export default async function DueDatePage({ searchParams }: Props) {
  const [given, t] = await Promise.all([searchParams, getTranslations("dueDate")]);
  const values = Object.fromEntries(
    Object.entries(given).flatMap(([name, text]) => (text === undefined ? [] : [[name, [text].flat().at(-1) ?? ""]])),
  );
  const reading = await readDue(values);
  return (
    <DueFrame chooseLocale={chooseLocale}>
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <DueForm values={values} wrong={reading.kind === "WRONG" ? reading.fields : []} />
      {reading.kind === "COUNTED" ? <DueAnswer asked={reading.asked} counted={reading.counted} /> : null}
    </DueFrame>
  );
}
