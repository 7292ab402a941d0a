"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { OfferForm } from "@/components/consultation/offer-form";
import { PriceLines } from "@/components/consultation/price-lines";
import { useReader } from "@/components/consultation/use-reader";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Digest } from "@/components/ui/digest";
import { SealedBox } from "@/components/ui/sealed-box";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { Action } from "@/lib/features/act/view";
import type { CandidateConsultationView } from "@/lib/features/consultation/view";

type Props = { readonly view: CandidateConsultationView; readonly deposit: Action; readonly withdraw: Action };

/** One's own offer: the receipt of what is sealed; the form for another one until the closing; what it says once it is open. */
export function OfferDesk({ view, deposit, withdraw }: Props): ReactNode {
  const t = useTranslations("consultations.offer");
  const { offer } = view;
  const open = view.status === "PUBLISHED" && view.now < view.closesAt;
  const shut = view.openedAt === null && view.letter === null;
  const state = offer === null ? "noneStanding" : offer.content === null ? "standing" : "opened";
  return (
    <section className="flex flex-col gap-6">
      <SectionHead title={t("title")} remark={t(state)} />
      {offer === null ? null : <Receipt view={view} offer={offer} />}
      {open ? <Writing view={view} deposit={deposit} withdraw={withdraw} /> : null}
      {!open && shut ? <p className="t-13 max-w-[62ch] text-text-2">{t("closed")}</p> : null}
    </section>
  );
}

/** What was deposited, by its digest; in clear from the opening on. */
function Receipt({
  view,
  offer,
}: {
  readonly view: CandidateConsultationView;
  readonly offer: NonNullable<CandidateConsultationView["offer"]>;
}): ReactNode {
  const t = useTranslations("consultations.offer");
  const { at } = useReader(view.timeZone);
  const { content } = offer;
  return (
    <>
      <SealedBox>
        <p className="t-14 font-semibold">{t("receipt", { version: offer.version, at: at(offer.depositedAt) })}</p>
        <p className="t-12 mt-1 mb-3 max-w-[62ch] text-text-3">{t(content === null ? "receiptRule" : "openedRule")}</p>
        <Digest value={offer.digest} copy />
      </SealedBox>
      {content === null ? null : (
        <div className="grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,1fr)_380px]">
          <div>
            <p className="t-14 max-w-measure whitespace-pre-line [overflow-wrap:anywhere]">{content.text}</p>
            <ul className="mt-3 flex flex-col gap-1">
              {content.files.map((file, index) => (
                <li key={file.name} className="t-13">
                  <TextLink href={`/api/offers/${offer.offerId}/files/${index}`}>{file.name}</TextLink>
                </li>
              ))}
            </ul>
          </div>
          <PriceLines price={content.price} currency={view.currency} timeZone={view.timeZone} />
        </div>
      )}
    </>
  );
}

/** Until the closing: the form; once an offer stands, another one is written when it is asked for, and not once that one is sealed. */
function Writing({ view, deposit, withdraw }: Props): ReactNode {
  const t = useTranslations("consultations.offer");
  const [replacing, setReplacing] = useState<string | null>(null);
  const { offer, consultationId } = view;
  if (offer === null) return <OfferForm view={view} deposit={deposit} />;
  const replaces = replacing === offer.offerId;
  return (
    <>
      <ButtonRow>
        {replaces ? null : <Button onClick={() => setReplacing(offer.offerId)}>{t("replaceIt")}</Button>}
        <ActButton action={withdraw} input={{ consultationId }} variant="quiet">
          {t("withdraw")}
        </ActButton>
      </ButtonRow>
      {replaces ? <OfferForm view={view} deposit={deposit} /> : null}
    </>
  );
}
