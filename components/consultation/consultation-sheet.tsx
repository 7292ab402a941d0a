"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { CandidateSection } from "@/components/consultation/candidate-section";
import { ConsultationChip } from "@/components/consultation/consultation-chip";
import { ConsultationFrame } from "@/components/consultation/consultation-frame";
import { CriteriaTable } from "@/components/consultation/criteria-table";
import { DecisionSection } from "@/components/consultation/decision-section";
import { InterestSection } from "@/components/consultation/interest-section";
import { OfferSection } from "@/components/consultation/offer-section";
import { OpeningSection } from "@/components/consultation/opening-section";
import { QuestionSection } from "@/components/consultation/question-section";
import { RankingSection } from "@/components/consultation/ranking-section";
import { useReader } from "@/components/consultation/use-reader";
import { ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { KeyValues } from "@/components/ui/key-values";
import { TextLink } from "@/components/ui/text-link";
import type { Action } from "@/lib/features/act/view";
import type { ConsultationAbilities, ConsultationView } from "@/lib/features/consultation/view";

/** The acts on the page of a consultation. */
export type ConsultationActs = Readonly<
  Record<"publish" | "invite" | "answer" | "seal" | "witness" | "open" | "declare" | "score" | "end", Action>
>;

type Props = {
  readonly view: ConsultationView;
  readonly abilities: ConsultationAbilities;
  readonly acts: ConsultationActs;
};

/** A consultation on the client's side, from its draft to what became of it. */
export function ConsultationSheet({ view, abilities, acts }: Props): ReactNode {
  const t = useTranslations("consultations");
  const { at } = useReader(view.project.timeZone);
  const { code, status, title, baseline } = view.line;
  const root = `/projects/${view.project.code}`;
  const over = status === "AWARDED" || status === "UNSUCCESSFUL";
  const opened = view.openedAt !== null;
  const call = { project: view.project.code, subject: { kind: "consultation", code } } as const;
  const answering = { project: view.project.code, consultation: code, answer: acts.answer };
  return (
    <ConsultationFrame project={view.project} here={code} title={title} end={<ConsultationChip status={status} />}>
      <div className="max-w-2xl">
        {view.subject === "" ? null : <p className="t-16 mb-4 max-w-[62ch] whitespace-pre-line">{view.subject}</p>}
        <KeyValues
          entries={[
            {
              name: t("set"),
              value: <TextLink href={`${root}/baselines/${baseline}`}>{t("setNumber", { number: baseline })}</TextLink>,
            },
            { name: t("questionsUntil"), value: at(view.questionsUntil) },
            ...view.documents.map((file) => ({
              name: t("document"),
              value: <TextLink href={`/api/projects/${view.project.code}/files/${file.id}`}>{file.name}</TextLink>,
            })),
            ...(view.awarded === null ? [] : [{ name: t("awarded"), value: <strong>{view.awarded}</strong> }]),
            ...(view.record === null
              ? []
              : [
                  {
                    name: t("pv"),
                    value: <TextLink href={`${root}/records/${view.record}`}>{view.record}</TextLink>,
                  },
                ]),
            ...(view.endReason === "" ? [] : [{ name: t("endReason"), value: view.endReason }]),
          ]}
        />
      </div>
      {status === "DRAFT" ? (
        <ButtonRow>
          <ActButton
            {...call}
            action={acts.publish}
            ability={abilities.publish}
            input={{ consultation: code }}
            variant="main"
          >
            {t("publish")}
          </ActButton>
          {abilities.draft.allowed ? (
            <ButtonLink href={`${root}/consultations/new?draft=${code}`}>{t("edit")}</ButtonLink>
          ) : null}
        </ButtonRow>
      ) : null}
      {opened ? <RankingSection view={view} /> : null}
      {opened && !over ? <InterestSection view={view} abilities={abilities} declare={acts.declare} /> : null}
      {opened ? <OfferSection view={view} abilities={abilities} score={acts.score} /> : null}
      {status === "OPENED" ? <DecisionSection view={view} abilities={abilities} end={acts.end} /> : null}
      <CriteriaTable criteria={view.criteria} fixed={status !== "DRAFT"} />
      {status === "DRAFT" ? null : (
        <>
          <OpeningSection view={view} abilities={abilities} acts={acts} />
          <CandidateSection view={view} ability={abilities.invite} invite={acts.invite} />
          <QuestionSection questions={view.questions} answering={abilities.answer.allowed ? answering : undefined} />
          {status === "PUBLISHED" ? <DecisionSection view={view} abilities={abilities} end={acts.end} /> : null}
        </>
      )}
    </ConsultationFrame>
  );
}
