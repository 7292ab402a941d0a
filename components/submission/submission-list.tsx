import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { SuspectMark } from "@/components/suspect/suspect-notice";
import { TextLink } from "@/components/ui/text-link";
import { Thread, ThreadItem } from "@/components/ui/thread";
import { UserText } from "@/components/ui/typeset";
import type { DecisionLine, MilestoneView, SubmissionLine } from "@/lib/features/milestone/view";
import { formatBytes, formatDateTime, formatDueDate } from "@/lib/text/format";

/** The submissions on their thread, the last one first, each with its evidence, its hearing and what was decided on it. */
export function SubmissionList({ view }: { readonly view: MilestoneView }): ReactNode {
  const t = useTranslations("submissions");
  return (
    <Thread label={t("list")}>
      {view.submissions.toReversed().map((submission, index) => (
        <ThreadItem
          key={submission.number}
          knot={submission.decisions.length > 0 ? "baseline" : "plain"}
          last={index === view.submissions.length - 1}
        >
          <Submission view={view} submission={submission} />
        </ThreadItem>
      ))}
    </Thread>
  );
}

function Submission({
  view,
  submission,
}: {
  readonly view: MilestoneView;
  readonly submission: SubmissionLine;
}): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const reader = { locale, timeZone: view.project.timeZone };
  const root = `/projects/${view.project.code}/records`;
  const { hearing } = submission;
  return (
    <div className="flex flex-col gap-2.5">
      <p className="t-14 font-semibold">
        {t("submissions.line", { number: submission.number, version: submission.version })}{" "}
        <TextLink href={`${root}/${submission.record}`} className="t-12 font-medium">
          {submission.record}
        </TextLink>
      </p>
      <p className="t-12 text-text-3">
        {t("submissions.handed", {
          at: formatDateTime(reader, submission.submittedAt, { now: view.now }),
          due: formatDueDate(reader, submission.dueBefore, { now: view.now }),
        })}
        {submission.environment === "" ? "" : ` · ${submission.environment}`}
      </p>
      {submission.message === "" ? null : (
        <p className="t-13 max-w-measure">
          <UserText>{submission.message}</UserText>
        </p>
      )}
      {submission.declaredIssues === "" ? null : (
        <p className="t-13 max-w-measure text-text-2">
          {t("submissions.known", { issues: submission.declaredIssues })}
        </p>
      )}
      <ul className="t-13">
        {submission.evidence.map((one) => (
          <li
            key={`${one.kind} ${one.href}`}
            className="flex flex-wrap items-baseline gap-x-3 border-b py-1.5 last:border-b-0"
          >
            <span className="text-text-3 md:w-44">{t(`evidenceKind.${one.kind}`)}</span>
            <a
              href={one.href}
              className="link [overflow-wrap:anywhere]"
              {...(one.sha256 === null ? { rel: "noreferrer noopener", target: "_blank" } : {})}
            >
              {one.name}
            </a>
            {one.suspect ? <SuspectMark /> : null}
            {one.bytes === null ? null : (
              <span className="t-12 text-text-3">{formatBytes(reader.locale, one.bytes)}</span>
            )}
            {one.sha256 === null ? null : (
              <code
                className="dg text-text-3"
                title={one.sha256}
              >{`${one.sha256.slice(0, 4)} ${one.sha256.slice(4, 8)} … ${one.sha256.slice(-4)}`}</code>
            )}
          </li>
        ))}
      </ul>
      {submission.answers.map((one) => (
        <p key={one.text} className="t-13 max-w-measure">
          <span className="block text-text-3">
            <UserText>{one.reason}</UserText>
          </span>
          <UserText>{one.text}</UserText>
        </p>
      ))}
      {hearing === null ? null : (
        <p className="t-13 max-w-measure">
          {t("submissions.hearing", {
            decision: t(`decisions.${hearing.intended}`).toLowerCase(),
            until: formatDueDate(reader, hearing.endsBefore, { now: view.now }),
            reasons: hearing.reasons,
          })}{" "}
          {hearing.answer === null ? t("submissions.unheard") : t("submissions.heard", { answer: hearing.answer })}
        </p>
      )}
      {submission.decisions.map((decision) => (
        <Decided key={decision.record} decision={decision} root={root} view={view} />
      ))}
    </div>
  );
}

function Decided({
  decision,
  root,
  view,
}: {
  readonly decision: DecisionLine;
  readonly root: string;
  readonly view: MilestoneView;
}): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const nameOf = usePersonName();
  const reader = { locale, timeZone: view.project.timeZone };
  return (
    <div className="rounded-sheet border border-ink-line bg-sealed px-4 py-3">
      <p className="s-15 font-semibold">
        {t(`milestones.decided.${decision.kind}`, { code: view.code })}{" "}
        <TextLink href={`${root}/${decision.record}`} className="t-12 font-sans font-medium">
          {decision.record}
        </TextLink>
      </p>
      <p className="t-12 text-text-3">{`${nameOf(decision.by)}, ${formatDateTime(reader, decision.decidedAt, { now: view.now })}`}</p>
      <ul className="s-15">
        {decision.reasons.map((reason) => (
          <li key={reason.id} className="mt-1">
            <span className="code-word t-12 font-sans text-text-3">{reason.code}</span> {reason.text}
          </li>
        ))}
      </ul>
      {decision.resubmissionRefused === null ? null : (
        <p className="t-13 mt-1">{t("submissions.refused", { reason: decision.resubmissionRefused })}</p>
      )}
    </div>
  );
}
