import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { handBack } from "@/app/(workspace)/projects/[code]/consultations/actions";
import { ConsultationRoom } from "@/components/consultation/consultation-room";
import { getConsultationRoom } from "@/lib/features/consultation/queries-room";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("consultations") };
}

/** The consultations of a project, and what providers who left hand back. */
export default async function ConsultationsPage({ params }: Props) {
  const { code } = await params;
  const view = await readProject(code, ({ tx, scope, now }) => getConsultationRoom(tx, scope, now));
  return <ConsultationRoom view={view} handBack={handBack} />;
}
