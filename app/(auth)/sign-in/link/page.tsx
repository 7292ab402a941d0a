import type { Metadata } from "next";
import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import { askLink, enterByCode, enterByLink } from "@/app/(auth)/sign-in/actions";
import { chooseLocale } from "@/app/(workspace)/preferences-actions";
import { CharterSample } from "@/components/account/charter-sample";
import { EntryFrame } from "@/components/account/entry-frame";
import { AskLinkForm, CodeForm, ConfirmLinkForm } from "@/components/account/link-forms";
import { TextLink } from "@/components/ui/text-link";
import { linkBelongsHere } from "@/lib/auth/link";
import { safeNextPath, signInPath } from "@/lib/auth/next-path";
import { linkCookie, requestDesk } from "@/lib/auth/request";
import { sampleDigest } from "@/lib/auth/ways-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("ask.title"), referrer: "no-referrer" };
}

/** Where a one-time link is asked for, arrives, and where its code is typed. Opening it changes nothing. */
export default async function LinkPage({ searchParams }: PageProps<"/sign-in/link">) {
  const [t, query, jar] = await Promise.all([getTranslations("auth"), searchParams, cookies()]);
  const next = safeNextPath(query.next);
  const token = typeof query.token === "string" ? query.token : "";
  const browser = jar.get(linkCookie)?.value;
  const isHere = token !== "" && (await linkBelongsHere(requestDesk(), token, browser));
  const isAsked = browser !== undefined && token === "" && query.again === undefined;
  const step = isHere ? "confirm" : isAsked ? "sent" : token === "" ? "ask" : "elsewhere";
  const again = { pathname: "/sign-in/link", query: { again: 1, next } };
  return (
    <EntryFrame title={t(`${step}.title`)} lead={t(`${step}.lead`)} aside={<CharterSample digest={sampleDigest} />} chooseLocale={chooseLocale}>
      {step === "confirm" ? <ConfirmLinkForm action={enterByLink} next={next} token={token} /> : null}
      {step === "sent" ? <CodeForm action={enterByCode} next={next} /> : null}
      {step === "ask" || step === "elsewhere" ? <AskLinkForm action={askLink} next={next} /> : null}
      <p className="t-13 mt-6">{step === "sent" ? <TextLink href={again}>{t("sent.again")}</TextLink> : <TextLink href={signInPath(next)}>{t("ask.back")}</TextLink>}</p>
    </EntryFrame>
  );
}
