import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { signOut } from "@/app/(auth)/session-actions";
import { acceptInvitationAction, openAndJoin } from "@/app/(public)/invitation/[token]/actions";
import { chooseLocale } from "@/app/(workspace)/preferences-actions";
import { InvitationRoom } from "@/components/invitation/invitation-room";
import { currentPerson } from "@/lib/auth/current";
import { signInPath } from "@/lib/auth/next-path";
import { readInvitation } from "@/lib/http/read-invitation";

type Props = { readonly params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invitation"))("title"), referrer: "no-referrer" };
}

/** An invitation, for whoever holds its link. Opening it does nothing: one joins by a press. */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const [offer, person] = await Promise.all([readInvitation(token), currentPerson()]);
  const acts = { accept: acceptInvitationAction, open: openAndJoin, signOut, chooseLocale };
  return (
    <InvitationRoom
      token={token}
      offer={offer}
      mine={person?.email ?? null}
      signInHref={signInPath(`/invitation/${token}`)}
      {...acts}
    />
  );
}
