"use client";

import { CircleHelp } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { RemarkForm } from "@/components/discussion/remark-form";
import { SaidLine } from "@/components/discussion/said-line";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { Ball } from "@/components/ui/ball";
import { Chip } from "@/components/ui/chip";
import { cx } from "@/components/ui/class-names";
import { TextLink } from "@/components/ui/text-link";
import type { Side } from "@/lib/domain/party";
import type { Action } from "@/lib/features/act/view";
import type { QuestionView } from "@/lib/features/discussion/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay, formatTerm } from "@/lib/text/format";

type Props = {
  readonly project: string;
  readonly timeZone: string;
  readonly question: QuestionView;
  /** The reader's own side: it answers what is put to it. */
  readonly side: Side;
  readonly now: Instant;
  readonly answer: Action;
  /** In a list of all questions: a link to what it is about. */
  readonly linked?: boolean;
};

/** A question, whose turn it is, and its answer; the side asked answers here. */
export function QuestionItem({ project, timeZone, question, side, now, answer, linked = false }: Props): ReactNode {
  const t = useTranslations();
  const { code, subject, subjectKind, blocking, to, text, asked } = question;
  const mine = to === side;
  // Under the head of a discussion, or right under the title of the page that lists them.
  const Heading = linked ? "h2" : "h3";
  const path = subjectKind === "REQUIREMENT" ? "requirements" : "milestones";
  return (
    <li id={code} className="scroll-mt-28 border-b py-4 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Heading className="code-word t-13 font-semibold">{code}</Heading>
        {linked ? (
          <TextLink data-row href={`/projects/${project}/${path}/${subject}#${code}`} className="code-word t-13">
            {subject}
          </TextLink>
        ) : null}
        {question.answer === null ? (
          <Chip tone={mine ? "you" : "them"} sign={<Ball side={mine ? "yours" : "theirs"} />}>
            {mine ? t("discussion.answerYours") : t("discussion.answerTheirs", { side: t(`sides.${to}`) })}
          </Chip>
        ) : null}
        {blocking ? (
          <Chip tone="text" sign={<CircleHelp aria-hidden />}>
            {t("discussion.blocking")}
          </Chip>
        ) : null}
        <QuestionTerm question={question} timeZone={timeZone} now={now} />
      </div>
      <div className="mt-1.5 flex flex-col gap-1.5">
        <SaidLine said={asked} timeZone={timeZone} />
        <Words text={text} />
        {question.answer === null ? null : (
          <div className="mt-1 flex flex-col gap-1.5 border-line-2 border-l pl-4">
            <SaidLine said={question.answer.by} timeZone={timeZone} />
            <Words text={question.answer.text} />
          </div>
        )}
        <p className="t-12">
          <TextLink href={`/projects/${project}/changes/new?origin=question:${code}`}>
            {t("discussion.openChange")}
          </TextLink>
        </p>
        {question.answer === null && mine ? (
          <RemarkForm
            project={project}
            action={answer}
            label={t("discussion.answerTo", { code })}
            submitLabel={t("discussion.answer")}
            inputOf={(words) => ({ question: code, text: words })}
          />
        ) : null}
      </div>
    </li>
  );
}

/** Until when an answer is awaited: what is left or late, the day, and the one before it was put off. */
function QuestionTerm({ question, timeZone, now }: Pick<Props, "question" | "timeZone" | "now">): ReactNode {
  const t = useTranslations("discussion");
  const locale = useLocale();
  const { term } = question;
  if (term === null) return null;
  const { count, date } = formatTerm(
    { locale, timeZone },
    term.dueBefore,
    now,
    term.lateBy ?? undefined,
    term.workingDaysLeft,
  );
  return (
    <span className={cx("t-12 figures", term.late ? "text-late" : "text-text-2")}>
      {`${count} · ${date}`}
      {term.on === term.firstOn ? null : (
        <span className="text-text-3"> {t("firstDue", { day: formatDay(locale, term.firstOn, { now }) })}</span>
      )}
    </span>
  );
}

/** What was said; erased words are told as such. */
export function Words({ text }: { readonly text: string | null }): ReactNode {
  const t = useTranslations("discussion");
  if (text === null) return <p className="t-13 text-text-3">{t("erased")}</p>;
  return <MarkdownView source={text} below={3} />;
}
