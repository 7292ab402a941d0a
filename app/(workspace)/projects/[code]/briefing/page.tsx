import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { BriefingRoom } from "@/components/briefing/briefing-room";
import { getBriefing } from "@/lib/features/briefing/queries";
import { readProject } from "@/lib/http/reading";
import { tellBriefing } from "@/lib/http/tell-briefing";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("briefing") };
}

/** The briefing of a project on one page to be printed, as its reader may read it. */
export default async function BriefingPage({ params }: Props) {
  const [{ code }, found] = await Promise.all([params, getLocale()]);
  const view = await readProject(code, ({ tx, scope, now }) => getBriefing(tx, scope, now));
  return <BriefingRoom sheet={tellBriefing(view, found === "en" ? "en" : "fr")} />;
}
