import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { signOut } from "@/app/(auth)/session-actions";
import { acceptCandidacyAction, openAndOffer } from "@/app/(public)/candidacy/[token]/actions";
import { chooseLocale } from "@/app/(workspace)/preferences-actions";
import { CandidacyRoom } from "@/components/consultation/candidacy-room";
import { currentPerson } from "@/lib/auth/current";
import { signInPath } from "@/lib/auth/next-path";
import { readCandidacy } from "@/lib/http/read-candidacy";
import { instant } from "@/lib/kernel/instant";
import { formatDateTime } from "@/lib/text/format";

type Props = { readonly params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("consultations"))("candidacy.title"), referrer: "no-referrer" };
}

/** What somebody is asked to offer for, for whoever holds its link. Opening it does nothing: one goes on by a press. */
export default async function CandidacyPage({ params }: Props) {
  const { token } = await params;
  const [candidacy, person, locale] = await Promise.all([readCandidacy(token), currentPerson(), getLocale()]);
  const { closesAt, timeZone } = candidacy ?? { closesAt: "1970-01-01T00:00:00.000Z", timeZone: "UTC" };
  const way = { accept: acceptCandidacyAction, open: openAndOffer, signOut, chooseLocale };
  return (
    <CandidacyRoom
      token={token}
      candidacy={candidacy}
      mine={person?.email ?? null}
      closes={formatDateTime({ locale, timeZone }, instant(closesAt), { width: "long" })}
      signInHref={signInPath(`/candidacy/${token}`)}
      {...way}
    />
  );
}
