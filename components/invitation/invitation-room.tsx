import { useLocale, useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { EntryFrame } from "@/components/account/entry-frame";
import { InvitationFacts } from "@/components/invitation/invitation-offer";
import { InvitationWay } from "@/components/invitation/invitation-way";
import { formatList } from "@/lib/text/format";

type Props = ComponentProps<typeof InvitationWay> & Pick<ComponentProps<typeof EntryFrame>, "chooseLocale">;

/** The page of an invitation: who invites to what as what, and the way on; or why it no longer holds. */
export function InvitationRoom({ chooseLocale, ...way }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const { offer } = way;
  if (offer === null || offer.state !== "OPEN") {
    return (
      <EntryFrame title={t(`invitation.over.${offer?.state ?? "UNKNOWN"}`)} lead="" chooseLocale={chooseLocale}>
        <InvitationWay {...way} />
      </EntryFrame>
    );
  }
  const { party, project } = offer;
  const lead = t("invitation.lead", {
    inviter: offer.inviter ?? t("invitation.somebody"),
    inviterParty: offer.inviterParty ?? "",
    roles: formatList(
      locale,
      offer.roles.map((role) => t(`roles.${role}`)),
    ),
  });
  return (
    <EntryFrame
      title={t("invitation.headline", { party, project })}
      lead={lead}
      aside={<InvitationFacts offer={offer} />}
      chooseLocale={chooseLocale}
    >
      <InvitationWay {...way} />
    </EntryFrame>
  );
}
