"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import type { CandidateQuestionView, QuestionView } from "@/lib/features/consultation/view";

type Props = {
  readonly questions: readonly (QuestionView | CandidateQuestionView)[];
  /** Absent for whoever does not answer. */
  readonly answering?: { readonly project: string; readonly consultation: string; readonly answer: Action } | undefined;
  readonly children?: ReactNode;
};

/** Questions and answers, the same for all candidates; nobody is told who asked. */
export function QuestionSection({ questions, answering, children }: Props): ReactNode {
  const t = useTranslations("consultations.questions");
  return (
    <section>
      <SectionHead title={t("title")} remark={t("remark")} />
      {questions.length === 0 ? <p className="t-13 py-3 text-text-2">{t("none")}</p> : null}
      <ol>
        {questions.map((one) => (
          <li key={`${one.number ?? ""} ${one.text}`} className="flex max-w-measure flex-col gap-2 border-b py-4">
            <p className="t-14 whitespace-pre-line font-medium [overflow-wrap:anywhere]">
              <span className="t-12 mr-2 font-normal text-text-3">
                {one.number === null ? "" : t("number", { number: one.number })}
                {"mine" in one && one.mine ? ` ${t("yours")}` : ""}
              </span>
              {one.text}
            </p>
            {one.answer === null ? (
              answering === undefined || one.number === null ? (
                <p className="t-13 text-text-3">{t("waiting")}</p>
              ) : (
                <Answer {...answering} question={one.number} />
              )
            ) : (
              <p className="t-14 whitespace-pre-line text-text-2 [overflow-wrap:anywhere]">{one.answer}</p>
            )}
          </li>
        ))}
      </ol>
      {children}
    </section>
  );
}

function Answer({
  project,
  consultation,
  question,
  answer,
}: NonNullable<Props["answering"]> & { readonly question: number }): ReactNode {
  const t = useTranslations("consultations.questions");
  const [text, setText] = useState("");
  return (
    <div className="flex flex-col items-start gap-3">
      <div className="w-full">
        <Field label={t("answer")} hint={t("answerHint")}>
          <Textarea value={text} onChange={(event) => setText(event.currentTarget.value)} />
        </Field>
      </div>
      <ActButton
        action={answer}
        project={project}
        subject={{ kind: "consultation", code: consultation }}
        input={{ consultation, question, answer: text }}
      >
        {t("send")}
      </ActButton>
    </div>
  );
}
