import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { signOut } from "@/app/(auth)/session-actions";
import { acceptInvitationAction, openAndJoin } from "@/app/(public)/invitation/[token]/actions";
import { chooseLocale } from "@/app/(workspace)/preferences-actions";
import { EntryFrame } from "@/components/account/entry-frame";
import { InvitationFacts } from "@/components/invitation/invitation-offer";
import { InvitationWay } from "@/components/invitation/invitation-way";
import { currentPerson } from "@/lib/auth/current";
import { signInPath } from "@/lib/auth/next-path";
import { readInvitation } from "@/lib/http/read-invitation";
import { formatList } from "@/lib/text/format";

type Props = { readonly params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("invitation"))("title"), referrer: "no-referrer" };
}

/** An invitation, for whoever holds its link. Opening it does nothing: one joins by a press. */
export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const [t, locale, offer, person] = await Promise.all([
    getTranslations(),
    getLocale(),
    readInvitation(token),
    currentPerson(),
  ]);
  const open = offer?.state === "OPEN";
  const roles = formatList(
    locale,
    (offer?.roles ?? []).map((role) => t(`roles.${role}`)),
  );
  const { party = "", project = "", inviter, inviterParty } = offer ?? {};
  const title = open ? t("invitation.headline", { party, project }) : t(`invitation.over.${offer?.state ?? "UNKNOWN"}`);
  const lead = open
    ? {
        lead: t("invitation.lead", {
          inviter: inviter ?? t("invitation.somebody"),
          inviterParty: inviterParty ?? "",
          roles,
        }),
      }
    : { lead: "" };
  const way = {
    token,
    offer,
    mine: person?.email ?? null,
    signInHref: signInPath(`/invitation/${token}`),
    accept: acceptInvitationAction,
    open: openAndJoin,
    signOut,
  };
  return (
    <EntryFrame
      title={title}
      {...lead}
      aside={offer === null || !open ? null : <InvitationFacts offer={offer} />}
      chooseLocale={chooseLocale}
    >
      <InvitationWay {...way} />
    </EntryFrame>
  );
}
