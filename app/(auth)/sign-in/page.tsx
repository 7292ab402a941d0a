import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { enter, enterAs } from "@/app/(auth)/sign-in/actions";
import { chooseLocale } from "@/app/(workspace)/preferences-actions";
import { CharterSample } from "@/components/account/charter-sample";
import { DemoRoles } from "@/components/account/demo-roles";
import { EntryFrame } from "@/components/account/entry-frame";
import { SignInForm } from "@/components/account/sign-in-form";
import { currentActor } from "@/lib/auth/current";
import { safeNextPath } from "@/lib/auth/next-path";
import { getWaysIn, sampleDigest } from "@/lib/auth/ways-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("title") };
}

/** The way in: address and password, a mailed link, the organisation's own sign-in, and in the demo one press. */
export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const [t, query, ways] = await Promise.all([getTranslations("auth"), searchParams, getWaysIn()]);
  const next = safeNextPath(query.next);
  if ((await currentActor()) !== null) redirect(next);
  if (ways.awaitsSetUp) redirect("/set-up");
  const linkHref = next === "/" ? "/sign-in/link?again=1" : `/sign-in/link?again=1&next=${encodeURIComponent(next)}`;
  const notice =
    query.error === undefined ? undefined : t(query.error === "OidcEmail" ? "errors.providerEmail" : "errors.provider");
  const aside = (
    <>
      <CharterSample digest={sampleDigest} />
      {ways.demo.length === 0 ? null : <DemoRoles people={ways.demo} next={next} enterAs={enterAs} />}
    </>
  );
  return (
    <EntryFrame title={t("title")} lead={t("lead")} aside={aside} chooseLocale={chooseLocale}>
      <SignInForm enter={enter} next={next} linkHref={linkHref} oidcName={ways.oidcName} notice={notice} />
    </EntryFrame>
  );
}
