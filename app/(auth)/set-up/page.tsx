import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { openFirstAccount } from "@/app/(auth)/set-up/actions";
import { chooseLocale } from "@/app/(workspace)/preferences-actions";
import { CharterSample } from "@/components/account/charter-sample";
import { EntryFrame } from "@/components/account/entry-frame";
import { SetUpForm } from "@/components/account/set-up-form";
import { getWaysIn, sampleDigest } from "@/lib/auth/ways-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("setUp.title") };
}

/** The first account of an installation. Gone once it is open. */
export default async function SetUpPage() {
  const [t, ways] = await Promise.all([getTranslations("auth"), getWaysIn()]);
  if (!ways.awaitsSetUp) redirect("/sign-in");
  return (
    <EntryFrame
      title={t("setUp.title")}
      lead={t("setUp.lead")}
      aside={<CharterSample digest={sampleDigest} />}
      chooseLocale={chooseLocale}
    >
      <SetUpForm action={openFirstAccount} />
    </EntryFrame>
  );
}
