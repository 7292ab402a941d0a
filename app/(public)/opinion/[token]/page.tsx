import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { enter, give, mailCode } from "@/app/(public)/opinion/[token]/actions";
import { chooseLocale } from "@/app/(workspace)/preferences-actions";
import { ExpertDoor } from "@/components/advice/expert-door";
import { ExpertRoom } from "@/components/advice/expert-room";
import { readOpinionLink, readOpinionRoom } from "@/lib/auth/opinion-link";
import { requestDesk } from "@/lib/auth/request";
import { opinionCookie } from "@/lib/http/opinion-door";

type Props = { readonly params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("advice.expert"))("title"), referrer: "no-referrer" };
}

/** One question for an expert from outside: behind their link and a mailed code, and nothing else. */
export default async function OpinionPage({ params }: Props) {
  const { token } = await params;
  const secret = (await cookies()).get(opinionCookie(token).name)?.value;
  const [asked, room] = await Promise.all([
    readOpinionLink(requestDesk(), token),
    secret === undefined ? null : readOpinionRoom(requestDesk(), secret),
  ]);
  if (room === null)
    return <ExpertDoor token={token} asked={asked} mail={mailCode} enter={enter} chooseLocale={chooseLocale} />;
  return <ExpertRoom token={token} room={room} give={give} />;
}
