import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { form } from "@/app/(workspace)/projects/[code]/committees/actions";
import { BodyForm } from "@/components/committee/body-form";
import { DecideFrame } from "@/components/shell/decide-frame";
import { getBodyForm } from "@/lib/features/committee/queries-room";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("committees"))("new") };
}

/** A new committee: its kind, its rhythm, who sits there. */
export default async function NewCommitteePage({ params }: Props) {
  const { code } = await params;
  const t = await getTranslations("committees");
  const view = await readProject(code, ({ tx, scope }) => getBodyForm(tx, scope));
  return (
    <DecideFrame project={view.project} room="committees" here={t("new")} title={t("new")} lead={t("form.lead")}>
      <BodyForm project={code} people={view.people} save={form} />
    </DecideFrame>
  );
}
