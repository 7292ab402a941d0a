"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { ClosedAct } from "@/components/act/act-button";
import { PreparationFrame } from "@/components/shell/ceremony-frame";
import type { RequestCode } from "@/components/signature/identity-proof";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { Button, ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { PageTitle } from "@/components/ui/section-head";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { AbilityView } from "@/lib/features/act/view";
import type { RebuttalDraftInput } from "@/lib/features/milestone/schema-silence";
import type { CeremonyView, SigningAction } from "@/lib/features/signature/view";

type Props = {
  readonly project: { readonly code: string; readonly name: string };
  readonly milestone: { readonly code: string; readonly title: string };
  readonly criteria: readonly { readonly id: string; readonly code: string; readonly statement: string }[];
  readonly party: string;
  readonly may: AbilityView;
  readonly preview: (project: string, milestone: string, draft: RebuttalDraftInput) => Promise<CeremonyView | null>;
  readonly action: SigningAction;
  readonly requestCode: RequestCode;
};

/** What was not conforming, criterion by criterion, with its evidence; then the record is read, checked and signed. */
export function RebuttalCeremony({
  project,
  milestone,
  criteria,
  party,
  may,
  preview,
  action,
  requestCode,
}: Props): ReactNode {
  const t = useTranslations();
  const leaveHref = `/projects/${project.code}/milestones/${milestone.code}`;
  const [words, setWords] = useState<Readonly<Record<string, string>>>({});
  const [name, setName] = useState("");
  const [url, setUrl] = useState("");
  const [opinion, setOpinion] = useState("");
  const [reading, setReading] = useState<{ readonly view: CeremonyView; readonly draft: RebuttalDraftInput } | null>(
    null,
  );
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, begin] = useTransition();
  if (reading !== null)
    return (
      <SigningCeremony
        view={reading.view}
        action={action}
        requestCode={requestCode}
        subject={{ kind: "milestone", code: milestone.code }}
        head={t("milestones.ceremony.rebut.head")}
        declaration={t("milestones.declaration.rebut", { party, code: milestone.code, title: milestone.title })}
        label={t("milestones.ceremony.rebut.sign")}
        input={{ ...reading.draft, milestone: milestone.code }}
      />
    );
  const reasons = criteria.flatMap(({ id }) => {
    const text = words[id]?.trim() ?? "";
    return text === "" ? [] : [{ criterionId: id, text }];
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reasons.length === 0 || name.trim() === "" || url.trim() === "") {
      setProblem(t("silence.rebut.incomplete"));
      return;
    }
    const draft = { reasons, evidence: [{ name: name.trim(), fileId: null, url: url.trim() }], opinion };
    begin(async () => {
      const view = await preview(project.code, milestone.code, draft).catch(() => null);
      setReading(view === null ? null : { view, draft });
      setProblem(view === null ? t("silence.rebut.unread") : null);
    });
  };
  const title = t("milestones.ceremony.rebut.title", { code: milestone.code });
  return (
    <PreparationFrame leaveHref={leaveHref} project={project.name} title={title}>
      <form onSubmit={submit} className="flex flex-col gap-6">
        <PageTitle lead={t("silence.rebut.lead")}>{title}</PageTitle>
        {criteria.map((one) => (
          <Field key={one.id} label={`${one.code} ${one.statement}`} optional>
            <Textarea
              record
              rows={2}
              maxLength={10_000}
              value={words[one.id] ?? ""}
              onChange={(event) => setWords({ ...words, [one.id]: event.currentTarget.value })}
            />
          </Field>
        ))}
        <Field label={t("silence.rebut.evidenceName")} error={problem ?? undefined}>
          <TextInput maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        </Field>
        <Field label={t("silence.rebut.evidenceUrl")}>
          <TextInput type="url" value={url} onChange={(event) => setUrl(event.currentTarget.value)} />
        </Field>
        <Field label={t("silence.rebut.opinion")} optional>
          <Textarea
            record
            rows={3}
            maxLength={10_000}
            value={opinion}
            onChange={(event) => setOpinion(event.currentTarget.value)}
          />
        </Field>
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
