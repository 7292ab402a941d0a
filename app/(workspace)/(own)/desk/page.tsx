import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskRoom } from "@/components/desk/desk-room";
import { getDesk } from "@/lib/features/desk/queries";
import { DeskProject } from "@/lib/features/desk/schema";
import { readOwn } from "@/lib/http/reading";
import { tellMeeting } from "@/lib/http/tell-meeting";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const Asked = DeskProject.nullable().catch(null).default(null);

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("desk") };
}

/** The desk of who advises: what asks for them in all their projects. Nobody else has one. */
export default async function DeskPage({ searchParams }: Props) {
  const [{ project }, found] = await Promise.all([searchParams, getLocale()]);
  const asked = Asked.parse(project);
  const view = await readOwn(({ tx, scope, now }) => getDesk(tx, scope, { project: asked }, now));
  if (view === null) return notFound();
  const locale = found === "en" ? "en" : "fr";
  return <DeskRoom view={{ ...view, meetings: view.meetings.map((one) => tellMeeting(locale, view.now, one)) }} />;
}
