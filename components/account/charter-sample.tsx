import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Seal } from "@/components/ui/seal";
import { SealedBox } from "@/components/ui/sealed-box";

/** The article that says what signing means here, as a signed charter shows it. `digest` is of its text: it draws the seal. */
export async function CharterSample({ digest }: { readonly digest: string }): Promise<ReactNode> {
  const t = await getTranslations();
  return (
    <figure className="relative mx-auto w-full max-w-130">
      <SealedBox band>
        <div className="px-7 pt-5 pb-10 max-md:px-1 max-md:pt-2 max-md:pb-6">
          <p className="t-12 text-text-3">
            <span className="mr-2.5 font-medium text-ink">{t("auth.sampleSource")}</span>
            {t("auth.sampleRole")}
          </p>
          <blockquote className="mt-4 font-serif text-[1.5rem] leading-[2.3rem] tracking-[-.006em] text-text max-md:text-[1.25rem] max-md:leading-8">
            {t("articles.CD-04.text")}
          </blockquote>
          <div className="mt-7 max-w-60 border-ink border-t pt-2.5">
            <figcaption className="t-12 text-text-2">{t("auth.sampleNote")}</figcaption>
          </div>
        </div>
      </SealedBox>
      <Seal
        digest={digest}
        size={132}
        ring={t("auth.sampleRing")}
        className="absolute -right-9 -bottom-11 max-md:hidden"
      />
    </figure>
  );
}
