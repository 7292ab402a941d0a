import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { KeptMail } from "@/components/account/kept-mail";
import { TextLink } from "@/components/ui/text-link";
import { readKeptMail } from "@/lib/http/kept-mail";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("mail") };
}

/** The mails that no server sent. In demo and development only: anywhere else there is no such page. */
export default async function KeptMailPage({ searchParams }: PageProps<"/dev/mail">) {
  const [t, locale, kept, { id }] = await Promise.all([
    getTranslations("profile"),
    getLocale(),
    readKeptMail(),
    searchParams,
  ]);
  if (kept === null) notFound();
  const shown = kept.mails.find((mail) => mail.id === id) ?? kept.mails[0];
  return (
    <main id="main" tabIndex={-1} className="page-gutter mx-auto max-w-page py-8">
      <h1 className="t-28">{t("mail")}</h1>
      <p className="t-16 mt-1.5 mb-8 max-w-[62ch] text-text-2">
        {t("mailLead")} <TextLink href="/dev/mail/previews">{t("mailPreviews")}</TextLink>
      </p>
      <KeptMail mails={kept.mails} shown={shown} now={kept.now} locale={locale} />
    </main>
  );
}
