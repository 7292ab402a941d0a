import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KeyValues } from "@/components/ui/key-values";
import { PartyMark } from "@/components/ui/party-mark";
import { SectionHead } from "@/components/ui/section-head";
import type { InvitationOffer } from "@/lib/features/invitation/view";
import { partyTexture } from "@/lib/features/party/view";
import { formatDate, formatList } from "@/lib/text/format";

/** What one joins: the project, the party with its texture, the roles, and until when. */
export function InvitationFacts({ offer }: { readonly offer: InvitationOffer }): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const roles = formatList(
    locale,
    offer.roles.map((role) => t(`roles.${role}`)),
  );
  const date = formatDate({ locale, timeZone: offer.timeZone }, offer.expiresAt, { width: "long", weekday: false });
  const party = (
    <span className="inline-flex items-center gap-2">
      <PartyMark texture={partyTexture(offer.side, offer.ordinal)} />
      {offer.party}
    </span>
  );
  return (
    <section className="mx-auto w-full max-w-96">
      <SectionHead title={t("invitation.aside")} />
      <KeyValues
        entries={[
          { name: t("invitation.project"), value: offer.project },
          { name: t("invitation.side"), value: party, detail: t(`sides.${offer.side}`) },
          { name: t("invitation.roles"), value: offer.substitute ? `${roles} (${t("members.substitute")})` : roles },
        ]}
      />
      <p className="t-12 mt-3 text-text-3">{t("invitation.expires", { date, email: offer.email ?? "" })}</p>
    </section>
  );
}
