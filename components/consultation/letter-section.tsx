"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useReader } from "@/components/consultation/use-reader";
import { SectionHead } from "@/components/ui/section-head";
import type { CandidateConsultationView, LetterView } from "@/lib/features/consultation/view";

/** What this candidate is told at the end: its own result, and whom the client chose. */
export function LetterSection({
  letter,
  view,
}: {
  readonly letter: LetterView;
  readonly view: CandidateConsultationView;
}): ReactNode {
  const t = useTranslations("consultations");
  const { at, points } = useReader(view.timeZone);
  const { outcome, winner, rank, offers, reason } = letter;
  return (
    <section className="flex max-w-measure flex-col gap-2">
      <SectionHead title={t("offer.letter")} remark={at(letter.sentAt)} />
      <p className="t-16">{t(`letter.outcome.${outcome}`, { title: view.title, client: view.client, winner })}</p>
      {letter.points === null || rank === null ? null : (
        <p className="t-14 text-text-2">{t("letter.result", { points: points(letter.points), rank, offers })}</p>
      )}
      {reason === "" ? null : <p className="t-14 text-text-2">{t("letter.reason", { reason })}</p>}
    </section>
  );
}
