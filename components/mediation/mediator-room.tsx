import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EntryFrame } from "@/components/account/entry-frame";
import { OpenAccountForm } from "@/components/invitation/open-account-form";
import { TakeMissionForm } from "@/components/mediation/take-mission-form";
import { Button, ButtonLink } from "@/components/ui/button";
import type { Action } from "@/lib/features/act/view";
import type { OpenAccountState } from "@/lib/features/invitation/view";
import type { MediatorAskedView } from "@/lib/features/mediation/view";
import { formatList } from "@/lib/text/format";

type Props = {
  readonly token: string;
  readonly asked: MediatorAskedView | null;
  /** The signed-in person's address; `null` when nobody is signed in. */
  readonly mine: string | null;
  readonly signInHref: string;
  readonly accept: Action;
  readonly open: (before: OpenAccountState, form: FormData) => Promise<OpenAccountState>;
  readonly signOut: () => Promise<void>;
  readonly chooseLocale: (value: string) => Promise<void>;
};

/** The page of a mediator's link: between whom, what it means, and the one way on. */
export function MediatorRoom({ chooseLocale, ...way }: Props): ReactNode {
  const t = useTranslations("mediations");
  const locale = useLocale();
  const { asked, mine } = way;
  if (asked === null || asked.state !== "OPEN")
    return (
      <EntryFrame title={t("door.over")} lead={t("door.overRule")} chooseLocale={chooseLocale}>
        <ButtonLink href={mine === null ? "/sign-in" : "/mediations"} size="lg" wide>
          {mine === null ? t("door.signIn") : t("title")}
        </ButtonLink>
      </EntryFrame>
    );
  return (
    <EntryFrame
      title={t("door.lead", { parties: formatList(locale, asked.parties) })}
      lead={t("door.what")}
      chooseLocale={chooseLocale}
    >
      <Way {...way} asked={asked} />
    </EntryFrame>
  );
}

function Way({
  token,
  asked,
  mine,
  signInHref,
  accept,
  open,
  signOut,
}: Omit<Props, "chooseLocale" | "asked"> & { readonly asked: MediatorAskedView }): ReactNode {
  const t = useTranslations("mediations");
  const { email, hasAccount, displayName } = asked;
  if (mine !== null && mine !== email)
    return (
      <form action={signOut} className="flex flex-col gap-4">
        <p className="t-14 font-semibold">{t("door.other", { email })}</p>
        <Button type="submit" size="lg" wide>
          {t("door.signOut")}
        </Button>
      </form>
    );
  if (mine !== null) return <TakeMissionForm token={token} action={accept} />;
  if (!hasAccount)
    return (
      <div className="flex flex-col gap-4">
        <p className="t-13">{t("door.independent")}</p>
        <OpenAccountForm token={token} email={email} name={displayName} action={open} label={t("door.openAccount")} />
      </div>
    );
  return (
    <div className="flex flex-col gap-4">
      <p className="t-13">{t("door.account")}</p>
      <ButtonLink href={signInHref} variant="main" size="lg" wide>
        {t("door.signIn")}
      </ButtonLink>
    </div>
  );
}
