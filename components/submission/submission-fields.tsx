"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EvidenceFields } from "@/components/submission/evidence-fields";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { EvidenceInput, SubmissionDraftInput } from "@/lib/features/milestone/schema";
import type { SubmissionStart } from "@/lib/features/submission/view";

type Props = {
  readonly start: SubmissionStart;
  readonly accept: string;
  readonly draft: SubmissionDraftInput;
  readonly onWrite: (change: Partial<SubmissionDraftInput>) => void;
  /** Files arrive one after the other: each change is made on what is there by then. */
  readonly onEvidence: (change: (now: readonly EvidenceInput[]) => readonly EvidenceInput[]) => void;
};

/** What is handed over: the version and where it runs, the evidence, the answers after an adjournment, what is known to be imperfect. */
export function SubmissionFields({ start, accept, draft, onWrite, onEvidence }: Props): ReactNode {
  const t = useTranslations("submissions");
  return (
    <>
      <div className="grid gap-6 md:grid-cols-2">
        <Field label={t("version")} hint={t("versionHint")}>
          <TextInput
            value={draft.version}
            maxLength={120}
            onChange={(event) => onWrite({ version: event.currentTarget.value })}
          />
        </Field>
        <Field label={t("environment")} hint={t("environmentHint")} optional>
          <TextInput
            value={draft.environment}
            maxLength={500}
            onChange={(event) => onWrite({ environment: event.currentTarget.value })}
          />
        </Field>
      </div>
      <EvidenceFields
        project={start.project.code}
        accept={accept}
        files={start.files}
        evidence={draft.evidence}
        onChange={onEvidence}
      />
      {start.reasons.map((reason, index) => (
        <Field key={reason.id} label={t("answerTo", { code: reason.criterion })} hint={reason.text}>
          <Textarea
            record
            rows={2}
            maxLength={10_000}
            value={draft.answers[index]?.text ?? ""}
            onChange={(event) =>
              onWrite({
                answers: draft.answers.map((one, place) =>
                  place === index ? { ...one, text: event.currentTarget.value } : one,
                ),
              })
            }
          />
        </Field>
      ))}
      <Field label={t("message")} optional>
        <Textarea
          rows={2}
          value={draft.message}
          maxLength={10_000}
          onChange={(event) => onWrite({ message: event.currentTarget.value })}
        />
      </Field>
      <Field label={t("issues")} hint={t("issuesHint")} optional>
        <Textarea
          rows={2}
          value={draft.declaredIssues}
          maxLength={10_000}
          onChange={(event) => onWrite({ declaredIssues: event.currentTarget.value })}
        />
      </Field>
      <Field label={t("blocking")} hint={t("blockingHint")} className="max-w-60">
        <TextInput
          type="number"
          min={0}
          max={999}
          value={draft.declaredBlocking}
          onChange={(event) => onWrite({ declaredBlocking: Number(event.currentTarget.value) || 0 })}
        />
      </Field>
    </>
  );
}
