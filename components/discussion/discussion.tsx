"use client";

import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ClosedAct } from "@/components/act/act-button";
import { QuestionItem, Words } from "@/components/discussion/question-item";
import { RemarkForm } from "@/components/discussion/remark-form";
import { SaidLine } from "@/components/discussion/said-line";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import type { Action } from "@/lib/features/act/view";
import type { DiscussionSubject } from "@/lib/features/discussion/schema";
import type { DiscussionAbilities, DiscussionView, RemarkView } from "@/lib/features/discussion/view";

/** The actions of a discussion. */
export type DiscussionActions = Readonly<Record<"ask" | "answer" | "comment" | "note", Action>>;

type Props = {
  readonly project: string;
  readonly timeZone: string;
  readonly subject: DiscussionSubject;
  readonly view: DiscussionView;
  readonly abilities: DiscussionAbilities;
  readonly actions: DiscussionActions;
};

/** All that is said about a requirement or a milestone: questions, comments, and the notes of one's own party. */
export function Discussion({ project, timeZone, subject, view, abilities, actions }: Props): ReactNode {
  const t = useTranslations("discussion");
  return (
    <>
      <section className="mt-11" aria-labelledby="questions">
        <SectionHead
          id="questions"
          title={t("questions")}
          remark={view.questions.length === 0 ? t("noQuestions") : undefined}
        />
        <ul>
          {view.questions.map((question) => (
            <QuestionItem
              key={question.code}
              {...{ project, timeZone, question }}
              side={abilities.side}
              now={view.now}
              answer={actions.answer}
            />
          ))}
        </ul>
        {abilities.ask.allowed ? (
          <AskForm project={project} subject={subject} sides={abilities.sides} action={actions.ask} />
        ) : (
          <ClosedAct refusal={abilities.ask.refusal}>{t("ask")}</ClosedAct>
        )}
      </section>
      <section className="mt-11" aria-labelledby="comments">
        <SectionHead id="comments" title={t("comments")} remark={t("commentsRead")} />
        <Remarks remarks={view.comments} timeZone={timeZone} />
        {abilities.comment.allowed ? (
          <RemarkForm
            project={project}
            action={actions.comment}
            folded
            label={t("comment")}
            submitLabel={t("commentSend")}
            inputOf={(text) => ({ subject, text })}
          />
        ) : (
          <ClosedAct refusal={abilities.comment.refusal}>{t("commentSend")}</ClosedAct>
        )}
      </section>
      <section className="mt-11 border border-line-2 border-dashed px-5 py-4" aria-labelledby="notes">
        <h2 id="notes" className="t-14 flex items-center gap-2 font-semibold">
          <EyeOff aria-hidden size={16} strokeWidth={1.6} />
          {t("notes")}
        </h2>
        <p className="t-13 mt-1 text-text-2">{t("notesRead")}</p>
        <Remarks remarks={view.notes} timeZone={timeZone} />
        {abilities.note.allowed ? (
          <RemarkForm
            project={project}
            action={actions.note}
            folded
            label={t("note")}
            submitLabel={t("noteSave")}
            inputOf={(text) => ({ subject, text })}
          />
        ) : (
          <ClosedAct refusal={abilities.note.refusal}>{t("noteSave")}</ClosedAct>
        )}
      </section>
    </>
  );
}

function Remarks({
  remarks,
  timeZone,
}: {
  readonly remarks: readonly RemarkView[];
  readonly timeZone: string;
}): ReactNode {
  return (
    <ul>
      {remarks.map((remark) => (
        <li key={remark.id} className="flex flex-col gap-1.5 border-b py-3 last:border-b-0">
          <SaidLine said={remark.by} timeZone={timeZone} />
          <Words text={remark.text} />
        </li>
      ))}
    </ul>
  );
}

type AskProps = Pick<Props, "project" | "subject"> & {
  readonly sides: DiscussionAbilities["sides"];
  readonly action: Action;
};

function AskForm({ project, subject, sides, action }: AskProps): ReactNode {
  const t = useTranslations();
  const [to, setTo] = useState<DiscussionAbilities["sides"][number] | undefined>(sides[0]);
  const [blocking, setBlocking] = useState(false);
  return (
    <RemarkForm
      project={project}
      action={action}
      folded
      label={t("discussion.ask")}
      submitLabel={t("discussion.askSend")}
      inputOf={(text) => ({ subject, text, blocking, to })}
    >
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Field label={t("discussion.askTo")} className="w-52">
          <Select value={to} onChange={(event) => setTo(sides.find((side) => side === event.currentTarget.value))}>
            {sides.map((side) => (
              <option key={side} value={side}>
                {t(`sides.${side}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Checkbox
          label={t("discussion.isBlocking")}
          detail={t("discussion.blockingRule")}
          checked={blocking}
          onChange={(event) => setBlocking(event.currentTarget.checked)}
        />
      </div>
    </RemarkForm>
  );
}
