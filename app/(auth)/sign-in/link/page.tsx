import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { askLink, enterByCode, enterByLink } from "@/app/(auth)/sign-in/actions";
import { chooseLocale } from "@/app/(workspace)/preferences-actions";
import { CharterSample } from "@/components/account/charter-sample";
import { EntryFrame } from "@/components/account/entry-frame";
import { AskLinkForm, CodeForm, ConfirmLinkForm } from "@/components/account/link-forms";
import { TextLink } from "@/components/ui/text-link";
import { linkStep } from "@/lib/auth/link-step";
import { safeNextPath, signInPath } from "@/lib/auth/next-path";
import { sampleDigest } from "@/lib/auth/ways-in";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("ask.title"), referrer: "no-referrer" };
}

/** Where a one-time link is asked for, arrives, and where its code is typed. Opening it changes nothing. */
export default async function LinkPage({ searchParams }: PageProps<"/sign-in/link">) {
  const [t, query] = await Promise.all([getTranslations("auth"), searchParams]);
  const next = safeNextPath(query.next);
  const token = typeof query.token === "string" ? query.token : "";
  const step = await linkStep(token, query.again !== undefined);
  const again = { pathname: "/sign-in/link", query: { again: 1, next } };
  const aside = <CharterSample digest={sampleDigest} />;
  return (
    <EntryFrame title={t(`${step}.title`)} lead={t(`${step}.lead`)} aside={aside} chooseLocale={chooseLocale}>
      {step === "confirm" ? <ConfirmLinkForm action={enterByLink} next={next} token={token} /> : null}
      {step === "sent" ? <CodeForm action={enterByCode} next={next} /> : null}
      {step === "ask" || step === "elsewhere" ? <AskLinkForm action={askLink} next={next} /> : null}
      <TextLink href={step === "sent" ? again : signInPath(next)} className="t-13 mt-6 self-start">
        {t(step === "sent" ? "sent.again" : "ask.back")}
      </TextLink>
    </EntryFrame>
  );
}
