import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { MailPreviews } from "@/components/notification/mail-previews";
import { readMailPreviews } from "@/lib/http/kept-mail";
import { isLocale } from "@/lib/text/locale";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profile"))("mailPreviews") };
}

/** One example of every mail, in both languages. In demo and development only: anywhere else there is no such page. */
export default async function MailPreviewsPage({ searchParams }: Props) {
  const [t, mine, { template, locale }] = await Promise.all([getTranslations("profile"), getLocale(), searchParams]);
  const shown = isLocale(locale) ? locale : mine;
  const previews = await readMailPreviews(shown);
  if (previews === null) notFound();
  const one = previews.find((preview) => preview.template === template) ?? previews[0];
  return (
    <main id="main" tabIndex={-1} className="page-gutter mx-auto max-w-page py-8">
      <h1 className="t-28">{t("mailPreviews")}</h1>
      <p className="t-16 mt-1.5 mb-6 max-w-[62ch] text-text-2">{t("mailPreviewsLead")}</p>
      {one === undefined ? null : <MailPreviews previews={previews} shown={one} locale={shown} />}
    </main>
  );
}
