"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { ClosedAct } from "@/components/act/act-button";
import { PreparationFrame } from "@/components/shell/ceremony-frame";
import type { RequestCode } from "@/components/signature/identity-proof";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { SubmissionFields } from "@/components/submission/submission-fields";
import { Button, ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { PageTitle } from "@/components/ui/section-head";
import type { AbilityView } from "@/lib/features/act/view";
import type { SubmissionDraftInput } from "@/lib/features/milestone/schema";
import type { CeremonyView, SigningAction } from "@/lib/features/signature/view";
import type { SubmissionStart } from "@/lib/features/submission/view";

type Props = {
  readonly start: SubmissionStart;
  readonly may: AbilityView;
  readonly accept: string;
  readonly preview: (project: string, milestone: string, draft: SubmissionDraftInput) => Promise<CeremonyView | null>;
  readonly action: SigningAction;
  readonly requestCode: RequestCode;
};

/** First what is handed over, with its evidence; then the submission is read, checked and signed. Nothing typed is lost on the way back. */
export function SubmissionCeremony({ start, may, accept, preview, action, requestCode }: Props): ReactNode {
  const t = useTranslations();
  const { project, milestone } = start;
  const leaveHref = `/projects/${project.code}/milestones/${milestone.code}`;
  const [draft, setDraft] = useState<SubmissionDraftInput>({
    version: "",
    environment: "",
    message: "",
    declaredIssues: "",
    declaredBlocking: 0,
    evidence: [],
    answers: start.reasons.map((reason) => ({ reasonId: reason.id, text: "" })),
  });
  const [view, setView] = useState<CeremonyView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, begin] = useTransition();
  const set = (change: Partial<SubmissionDraftInput>): void => setDraft((now) => ({ ...now, ...change }));
  if (view !== null)
    return (
      <SigningCeremony
        view={view}
        action={action}
        requestCode={requestCode}
        subject={{ kind: "milestone", code: milestone.code }}
        head={t("milestones.ceremony.submit.head")}
        declaration={t("milestones.declaration.submit", {
          party: start.party,
          code: milestone.code,
          title: milestone.title,
        })}
        label={t("milestones.ceremony.submit.sign")}
        input={{ ...draft, milestone: milestone.code }}
        choices={
          <div>
            <Button onClick={() => setView(null)}>{t("submissions.backToEvidence")}</Button>
          </div>
        }
      />
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    begin(async () => {
      const read = await preview(project.code, milestone.code, draft).catch(() => null);
      setView(read);
      setProblem(read === null ? t("submissions.check") : null);
    });
  };
  return (
    <PreparationFrame
      leaveHref={leaveHref}
      project={project.name}
      title={t("milestones.ceremony.submit.title", { code: milestone.code })}
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-6">
        <PageTitle lead={t("submissions.lead")}>
          {t("submissions.title", { code: milestone.code, number: start.number })}
        </PageTitle>
        <SubmissionFields
          start={start}
          accept={accept}
          draft={draft}
          onWrite={set}
          onEvidence={(change) => setDraft((now) => ({ ...now, evidence: [...change(now.evidence)] }))}
        />
        {problem === null ? null : (
          <p role="alert" className="t-13 text-late">
            {problem}
          </p>
        )}
        <ButtonRow>
          {may.allowed ? (
            <Button type="submit" variant="main" busy={pending}>
              {t("milestones.readAndSign")}
            </Button>
          ) : (
            <ClosedAct refusal={may.refusal}>{t("milestones.readAndSign")}</ClosedAct>
          )}
          <ButtonLink href={leaveHref} variant="quiet">
            {t("milestones.leave")}
          </ButtonLink>
        </ButtonRow>
      </form>
    </PreparationFrame>
  );
}
