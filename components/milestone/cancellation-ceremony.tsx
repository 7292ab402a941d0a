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
import { FigureInput, unitOf } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { AbilityView } from "@/lib/features/act/view";
import type { CeremonyView, SigningAction } from "@/lib/features/signature/view";

type Draft = { reason: string; costCents: number | null };
type Props = {
  readonly project: { readonly code: string; readonly name: string; readonly currency: string };
  readonly milestone: { readonly code: string; readonly title: string };
  readonly party: string;
  readonly asksCost: boolean;
  readonly may: AbilityView;
  readonly preview: (project: string, milestone: string, draft: Draft) => Promise<CeremonyView | null>;
  readonly action: SigningAction;
  readonly requestCode: RequestCode;
};

/** First the reason and what is owed, then the record is read, checked and signed. */
export function CancellationCeremony({
  project,
  milestone,
  party,
  asksCost,
  may,
  preview,
  action,
  requestCode,
}: Props): ReactNode {
  const t = useTranslations("milestones");
  const leaveHref = `/projects/${project.code}/milestones/${milestone.code}`;
  const [reason, setReason] = useState("");
  const [cost, setCost] = useState("");
  const [reading, setReading] = useState<{ readonly view: CeremonyView; readonly draft: Draft } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, begin] = useTransition();
  const amount = Number(cost.replace(/\s/g, "").replace(",", "."));
  const draft = { reason, costCents: cost.trim() === "" || !Number.isFinite(amount) ? null : Math.round(amount * 100) };
  if (reading !== null)
    return (
      <SigningCeremony
        view={reading.view}
        action={action}
        requestCode={requestCode}
        subject={{ kind: "milestone", code: milestone.code }}
        head={t("ceremony.cancel.head")}
        declaration={t("declaration.cancel", { party, code: milestone.code, title: milestone.title })}
        label={t("ceremony.cancel.sign")}
        input={{ ...reading.draft, milestone: milestone.code }}
      />
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() === "") {
      setProblem(t("fields.reasonMissing"));
      return;
    }
    begin(async () => {
      const view = await preview(project.code, milestone.code, draft).catch(() => null);
      setReading(view === null ? null : { view, draft });
      setProblem(view === null ? t("unread") : null);
    });
  };
  return (
    <PreparationFrame
      leaveHref={leaveHref}
      project={project.name}
      title={t("ceremony.cancel.title", { code: milestone.code })}
    >
      <form onSubmit={submit} className="flex flex-col gap-6">
        <PageTitle lead={t("cancelLead")}>{t("ceremony.cancel.title", { code: milestone.code })}</PageTitle>
        <Field label={t("fields.cancelReason")} error={problem ?? undefined}>
          <Textarea
            record
            rows={4}
            value={reason}
            maxLength={10_000}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
        {asksCost ? (
          <Field label={t("fields.cost")} hint={t("fields.costHint")} className="max-w-60">
            <FigureInput
              unit={unitOf(project.currency)}
              value={cost}
              onChange={(event) => setCost(event.currentTarget.value)}
            />
          </Field>
        ) : null}
        <ButtonRow>
          {may.allowed ? (
            <Button type="submit" variant="main" busy={pending}>
              {t("readAndSign")}
            </Button>
          ) : (
            <ClosedAct refusal={may.refusal}>{t("readAndSign")}</ClosedAct>
          )}
          <ButtonLink href={leaveHref} variant="quiet">
            {t("leave")}
          </ButtonLink>
        </ButtonRow>
      </form>
    </PreparationFrame>
  );
}
