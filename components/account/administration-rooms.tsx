import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KeyValues } from "@/components/ui/key-values";
import { TextLink } from "@/components/ui/text-link";

/** Where the administrator of the installation goes from here: its people, the mails that could not leave, and the erasures that were done. */
export function AdministrationRooms({
  people,
  deadMails,
}: {
  readonly people: number;
  readonly deadMails: number;
}): ReactNode {
  const t = useTranslations("erasure");
  const mail = useTranslations("deadMail");
  return (
    <KeyValues
      entries={[
        {
          name: t("people"),
          value: <TextLink href="/administration/people">{t("openPeople", { count: people })}</TextLink>,
        },
        {
          name: mail("title"),
          value: <TextLink href="/administration/mail">{mail("open", { count: deadMails })}</TextLink>,
        },
        {
          name: t("erasures"),
          value: <TextLink href="/administration/erasures">{t("openErasures")}</TextLink>,
        },
      ]}
    />
  );
}
