"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AskForm } from "@/components/consultation/ask-form";
import { ConsultationChip } from "@/components/consultation/consultation-chip";
import { CriteriaTable } from "@/components/consultation/criteria-table";
import { LetterSection } from "@/components/consultation/letter-section";
import { OfferDesk } from "@/components/consultation/offer-desk";
import { QuestionSection } from "@/components/consultation/question-section";
import { useReader } from "@/components/consultation/use-reader";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { RecordSheet } from "@/components/signature/record-sheet";
import { Digest } from "@/components/ui/digest";
import { KeyValues } from "@/components/ui/key-values";
import { PageTitle, SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { Action } from "@/lib/features/act/view";
import type { CandidateConsultationView } from "@/lib/features/consultation/view";

type Props = {
  readonly view: CandidateConsultationView;
  readonly acts: { readonly ask: Action; readonly deposit: Action; readonly withdraw: Action };
};

/** A consultation as one of its candidates sees it: what is asked, the answers given to all, its own offer, nothing of others. */
export function CandidateSheet({ view, acts }: Props): ReactNode {
  const t = useTranslations("consultations");
  const { at } = useReader(view.timeZone);
  const asking = view.status === "PUBLISHED" && view.now < view.questionsUntil;
  return (
    <>
      <PageHeader crumbs={[{ label: t("offer.list"), href: "/offers" }, { label: view.title }]} />
      <PageBody>
        <PageTitle
          lead={t("offer.lead", { client: view.client, organisation: view.organisation })}
          end={<ConsultationChip status={view.status} />}
        >
          {view.title}
        </PageTitle>
        <div className="mt-8 flex flex-col gap-11">
          {view.letter === null ? null : <LetterSection letter={view.letter} view={view} />}
          <div className="max-w-2xl">
            <p className="t-16 mb-4 max-w-[62ch] whitespace-pre-line">{view.subject}</p>
            <KeyValues
              entries={[
                { name: t("questionsUntil"), value: at(view.questionsUntil) },
                {
                  name: t("opening.closes"),
                  value: <strong>{at(view.closesAt)}</strong>,
                  detail: t("opening.closesRule"),
                },
                { name: t("opening.opens"), value: at(view.opensAt), detail: t("opening.opensRule") },
                {
                  name: t("offer.onSet"),
                  value: <TextLink href="#set">{t("offer.set", { number: view.baseline })}</TextLink>,
                },
                ...view.documents.map((file) => ({
                  name: t("document"),
                  value: (
                    <TextLink href={`/api/consultations/${view.consultationId}/documents/${file.id}`}>
                      {file.name}
                    </TextLink>
                  ),
                })),
              ]}
            />
          </div>
          <CriteriaTable criteria={view.criteria} fixed />
          <OfferDesk view={view} deposit={acts.deposit} withdraw={acts.withdraw} />
          <QuestionSection questions={view.questions}>
            {asking ? <AskForm consultationId={view.consultationId} ask={acts.ask} /> : null}
          </QuestionSection>
          <section id="set" className="flex scroll-mt-16 flex-col gap-4">
            <SectionHead title={t("offer.set", { number: view.baseline })} remark={t("offer.setRemark")} />
            <Digest value={view.set.digest} />
            <RecordSheet content={view.set.record} head={view.set.code} locked />
          </section>
        </div>
      </PageBody>
    </>
  );
}
