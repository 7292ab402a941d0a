import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { chooseLocale, chooseTheme } from "@/app/(workspace)/preferences-actions";
import { PartsSheet } from "@/components/parts/parts-sheet";
import { env } from "@/lib/env";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("ui.parts"))("title") };
}

/** Every piece of the interface on one page, for looking and for axe. Not served to the public. */
export default function PartsPage() {
  const { isDevelopment, isDemo } = env();
  if (!isDevelopment && !isDemo) notFound();
  return <PartsSheet preferences={{ chooseLocale, chooseTheme }} />;
}
