import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TakeUpButton } from "@/components/act/take-up-button";
import { OpenAccountForm } from "@/components/invitation/open-account-form";
import { Button, ButtonLink } from "@/components/ui/button";
import type { Action } from "@/lib/features/act/view";
import type { InvitationOffer, OpenAccountState } from "@/lib/features/invitation/view";
import { formatDate } from "@/lib/text/format";

type Props = {
  readonly token: string;
  readonly offer: InvitationOffer | null;
  /** The signed-in person's address; `null` when nobody is signed in. */
  readonly mine: string | null;
  readonly signInHref: string;
  readonly accept: Action;
  readonly open: (before: OpenAccountState, form: FormData) => Promise<OpenAccountState>;
  readonly signOut: () => Promise<void>;
};

/** The one way on from an invitation, for whoever holds its link. */
export function InvitationWay({ token, offer, mine, signInHref, accept, open, signOut }: Props): ReactNode {
  const t = useTranslations("invitation");
  if (offer === null || offer.state !== "OPEN" || offer.email === null)
    return <Over offer={offer} signedIn={mine !== null} />;
  const { email, hasAccount, displayName } = offer;
  if (mine !== null && mine !== email) {
    return (
      <form action={signOut} className="flex flex-col gap-4">
        <p className="t-14 font-semibold">{t("other", { email })}</p>
        <p className="t-14 text-text-2">{t("otherRule", { mine })}</p>
        <Button type="submit" size="lg" wide>
          {t("signOut")}
        </Button>
      </form>
    );
  }
  if (mine !== null) {
    return (
      <div className="flex flex-col gap-3">
        <TakeUpButton link="invitation" action={accept} token={token} />
        <p className="t-12 text-text-3">{t("joinAs", { email })}</p>
      </div>
    );
  }
  if (!hasAccount) return <OpenAccountForm token={token} email={email} name={displayName} action={open} />;
  return (
    <div className="flex flex-col gap-4">
      <p className="t-14 text-text-2">{t("signInLead", { email })}</p>
      <ButtonLink href={signInHref} variant="main" size="lg" wide>
        {t("signIn")}
      </ButtonLink>
    </div>
  );
}

function Over({ offer, signedIn }: { readonly offer: InvitationOffer | null; readonly signedIn: boolean }): ReactNode {
  const t = useTranslations("invitation");
  const locale = useLocale();
  const state = offer === null || offer.state === "OPEN" ? "UNKNOWN" : offer.state;
  const date =
    offer === null
      ? ""
      : formatDate({ locale, timeZone: offer.timeZone }, offer.expiresAt, { width: "long", weekday: false });
  return (
    <div className="flex flex-col gap-4">
      <p className="t-14 text-text-2">{t(`overRule.${state}`, { date, inviter: offer?.inviter ?? t("somebody") })}</p>
      <ButtonLink href={signedIn ? "/projects" : "/sign-in"} size="lg" wide>
        {signedIn ? t("toProjects") : t("toSignIn")}
      </ButtonLink>
    </div>
  );
}
