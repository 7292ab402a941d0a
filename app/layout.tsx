import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { mono, sans, serif } from "@/app/fonts";
import { ToastProvider } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";
import { isTheme, keptPreference } from "@/lib/text/locale";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    description: t("tagline"),
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

/**
 * The document: language, theme, faces, texts for client parts, and the way past the navigation. What is
 * told on the server alone (articles, refusals, ways out, acts, mails: a third of the catalogue) is not sent along.
 */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, t, jar, messages] = await Promise.all([
    getLocale(),
    getTranslations("shell"),
    cookies(),
    getMessages(),
  ]);
  const { articles, refusals, ways, events, mail, ...sent } = messages;
  const theme = keptPreference(jar, "theme");
  return (
    <html
      lang={locale}
      data-theme={isTheme(theme) ? theme : "system"}
      className={`${sans.variable} ${serif.variable} ${mono.variable}`}
    >
      <body>
        <a
          href="#main"
          className="t-13 sr-only rounded-control bg-ink px-4 py-2 font-medium text-on-ink focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50"
        >
          {t("skip")}
        </a>
        <NextIntlClientProvider messages={sent}>
          <TooltipProvider>
            <ToastProvider>{children}</ToastProvider>
          </TooltipProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
