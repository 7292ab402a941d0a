"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { OfferScores } from "@/components/consultation/offer-scores";
import { PriceLines } from "@/components/consultation/price-lines";
import { useReader } from "@/components/consultation/use-reader";
import { Digest } from "@/components/ui/digest";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { Action } from "@/lib/features/act/view";
import type { ConsultationAbilities, ConsultationView, OfferView } from "@/lib/features/consultation/view";

type Props = { readonly view: ConsultationView; readonly abilities: ConsultationAbilities; readonly score: Action };

/** The opened offers: who offers, for everybody of the client and its AMO; what, for those who may judge. */
export function OfferSection({ view, abilities, score }: Props): ReactNode {
  const t = useTranslations("consultations.offers");
  const may = abilities.score.allowed;
  // While somebody scores, nothing moves under their hands; then the first of the ranking comes first.
  const rankOf = ({ content }: OfferView): number => content?.ranked?.rank ?? Number.MAX_SAFE_INTEGER;
  const offers = may ? view.offers : view.offers.toSorted((a, b) => rankOf(a) - rankOf(b));
  return (
    <section>
      <SectionHead title={t("title", { count: offers.length })} remark={t("remark")} />
      {offers.length === 0 ? <p className="t-13 py-3 text-text-2">{t("none")}</p> : null}
      {offers.map((offer) => (
        <Offer key={offer.offerId} offer={offer} view={view} score={score} may={may} />
      ))}
    </section>
  );
}

function Offer({
  offer,
  view,
  score,
  may,
}: {
  readonly offer: OfferView;
  readonly view: ConsultationView;
  readonly score: Action;
  readonly may: boolean;
}): ReactNode {
  const t = useTranslations("consultations.offers");
  const { at, points } = useReader(view.project.timeZone);
  const { content } = offer;
  const ranked = content?.ranked ?? null;
  return (
    <article className="flex flex-col gap-4 border-b py-6">
      <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <div>
          <h3 className="t-16 font-semibold">{offer.organisation}</h3>
          <p className="t-12 text-text-3">{t("deposited", { at: at(offer.depositedAt) })}</p>
        </div>
        {ranked === null ? null : (
          <p className="t-13 text-text-2">{t("ranked", { rank: ranked.rank, points: points(ranked.points) })}</p>
        )}
      </header>
      {content === null ? (
        <p className="t-13 text-text-2">{t("undeclared")}</p>
      ) : !content.intact ? (
        <p className="t-13 text-late">{t("tampered")}</p>
      ) : (
        <div className="grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,1fr)_380px]">
          <div className="lg:pt-2.5">
            <p className="t-14 max-w-measure whitespace-pre-line [overflow-wrap:anywhere]">{content.text}</p>
            <ul className="mt-3 flex flex-col gap-1">
              {content.files.map((file, index) => (
                <li key={file.name} className="t-13">
                  <TextLink href={`/api/offers/${offer.offerId}/files/${index}`}>{file.name}</TextLink>
                </li>
              ))}
            </ul>
          </div>
          <div className="flex flex-col gap-3">
            <PriceLines price={content.price} currency={view.project.currency} timeZone={view.project.timeZone} />
            <div>
              <p className="t-12 mb-1 text-text-3">{t("digest")}</p>
              <Digest value={offer.digest} />
            </div>
          </div>
          <div className="lg:col-span-2">
            <OfferScores view={view} offerId={offer.offerId} scores={content.scores} score={score} may={may} />
          </div>
        </div>
      )}
    </article>
  );
}
