import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EntryFrame } from "@/components/account/entry-frame";
import { TakeUpButton } from "@/components/act/take-up-button";
import { OpenAccountForm } from "@/components/invitation/open-account-form";
import { Button, ButtonLink } from "@/components/ui/button";
import type { Action } from "@/lib/features/act/view";
import type { CandidacyView } from "@/lib/features/consultation/view";
import type { OpenAccountState } from "@/lib/features/invitation/view";

type Props = {
  readonly token: string;
  readonly candidacy: CandidacyView | null;
  /** The signed-in person's address; `null` when nobody is signed in. */
  readonly mine: string | null;
  readonly signInHref: string;
  /** Until when offers come, told. */
  readonly closes: string;
  readonly accept: Action;
  readonly open: (before: OpenAccountState, form: FormData) => Promise<OpenAccountState>;
  readonly signOut: () => Promise<void>;
  readonly chooseLocale: (value: string) => Promise<void>;
};

/** The page of a candidate's link: who asks for an offer, on what, until when, and the one way on. */
export function CandidacyRoom({ chooseLocale, ...way }: Props): ReactNode {
  const t = useTranslations("consultations.candidacy");
  const { candidacy, closes } = way;
  if (candidacy === null || candidacy.state !== "OPEN")
    return (
      <EntryFrame title={t(`over.${candidacy?.state ?? "UNKNOWN"}`)} lead={t("overRule")} chooseLocale={chooseLocale}>
        <ButtonLink href={way.mine === null ? "/sign-in" : "/offers"} size="lg" wide>
          {t("toOffers")}
        </ButtonLink>
      </EntryFrame>
    );
  const { client, title, project, organisation } = candidacy;
  return (
    <EntryFrame
      title={t("headline", { client: client ?? "", title })}
      lead={t("lead", { organisation, project, closes })}
      chooseLocale={chooseLocale}
    >
      <Way {...way} candidacy={candidacy} />
    </EntryFrame>
  );
}

function Way({
  token,
  candidacy,
  mine,
  signInHref,
  accept,
  open,
  signOut,
}: Omit<Props, "chooseLocale" | "candidacy"> & { readonly candidacy: CandidacyView }): ReactNode {
  const t = useTranslations();
  const { email, hasAccount, displayName } = candidacy;
  if (mine !== null && mine !== email)
    return (
      <form action={signOut} className="flex flex-col gap-4">
        <p className="t-14 font-semibold">{t("invitation.other", { email })}</p>
        <Button type="submit" size="lg" wide>
          {t("invitation.signOut")}
        </Button>
      </form>
    );
  if (mine !== null) return <TakeUpButton link="candidacy" action={accept} token={token} />;
  if (!hasAccount) return <OpenAccountForm token={token} email={email} name={displayName} action={open} />;
  return (
    <ButtonLink href={signInHref} variant="main" size="lg" wide>
      {t("invitation.signIn")}
    </ButtonLink>
  );
}
