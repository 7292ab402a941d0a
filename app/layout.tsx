import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTimeZone, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { mono, sans, serif } from "@/app/fonts";
import { TextProvider } from "@/components/shell/text-provider";
import { ToastProvider } from "@/components/ui/toast";
import { isTheme, keptPreference } from "@/lib/text/locale";
import { textFile } from "@/lib/text/text-file";
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

/** The document: language, theme, faces, where client parts find their texts, and the way past the navigation. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const [locale, t, jar, timeZone] = await Promise.all([
    getLocale(),
    getTranslations("shell"),
    cookies(),
    getTimeZone(),
  ]);
  const { address } = await textFile(locale);
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
        <TextProvider locale={locale} timeZone={timeZone} address={address}>
          <ToastProvider>{children}</ToastProvider>
        </TextProvider>
      </body>
    </html>
  );
}
