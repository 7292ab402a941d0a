import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { stopMailAction } from "@/app/(public)/mail/stop/[token]/actions";
import { chooseLocale } from "@/app/(workspace)/preferences-actions";
import { EntryFrame } from "@/components/account/entry-frame";
import { StopMail } from "@/components/notification/stop-mail";
import { openMailStop } from "@/lib/auth/mail-stop";
import { env } from "@/lib/env";

type Props = { readonly params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailStop"))("title"), referrer: "no-referrer" };
}

/** What the link at the foot of a mail opens: says what would stop. Opening it changes nothing. */
export default async function StopMailPage({ params }: Props) {
  const { token } = await params;
  const held = openMailStop(env().secret, token);
  if (held === null) notFound();
  const t = await getTranslations("mailStop");
  return (
    <EntryFrame title={t("title")} chooseLocale={chooseLocale}>
      <StopMail token={token} what={held.what} stop={stopMailAction} />
    </EntryFrame>
  );
}
