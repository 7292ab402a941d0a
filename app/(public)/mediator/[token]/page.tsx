import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { signOut } from "@/app/(auth)/session-actions";
import { openAndMediate, takeUp } from "@/app/(public)/mediator/[token]/actions";
import { chooseLocale } from "@/app/(workspace)/preferences-actions";
import { MediatorRoom } from "@/components/mediation/mediator-room";
import { currentPerson } from "@/lib/auth/current";
import { signInPath } from "@/lib/auth/next-path";
import { readMediatorAsked } from "@/lib/http/read-mediator";

type Props = { readonly params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mediations"))("door.title"), referrer: "no-referrer" };
}

/** What a mediator is asked, for whoever holds the link. Opening it does nothing: one goes on by a press. */
export default async function MediatorPage({ params }: Props) {
  const { token } = await params;
  const [asked, person] = await Promise.all([readMediatorAsked(token), currentPerson()]);
  const way = { accept: takeUp, open: openAndMediate, signOut, chooseLocale };
  const mine = person?.email ?? null;
  return (
    <MediatorRoom token={token} asked={asked} mine={mine} signInHref={signInPath(`/mediator/${token}`)} {...way} />
  );
}
