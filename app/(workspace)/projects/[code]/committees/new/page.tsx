import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { form } from "@/app/(workspace)/projects/[code]/committees/actions";
import { BodyForm } from "@/components/committee/body-form";
import { CommitteeFrame } from "@/components/committee/committee-frame";
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
    <CommitteeFrame project={view.project} here={t("new")} title={t("new")} lead={t("form.lead")}>
      <BodyForm project={code} people={view.people} save={form} />
    </CommitteeFrame>
  );
}
