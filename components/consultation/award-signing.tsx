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
import { Textarea } from "@/components/ui/textarea";
import type { AwardCeremony } from "@/lib/features/consultation/view";
import type { CeremonyView, SigningAction } from "@/lib/features/signature/view";

type Chosen = { readonly consultation: string; readonly offerId: string };
type Props = {
  readonly first: CeremonyView;
  readonly organisation: string;
  readonly chosen: Chosen;
  readonly preview: (project: string, input: Chosen & { reasons: string }) => Promise<AwardCeremony | null>;
  readonly action: SigningAction;
  readonly requestCode: RequestCode;
};

/** First why this offer is chosen is written, then the decision is read, checked and signed. */
export function AwardSigning({ first, organisation, chosen, preview, action, requestCode }: Props): ReactNode {
  const t = useTranslations("consultations.decision");
  const [reasons, setReasons] = useState("");
  const [ceremony, setCeremony] = useState<AwardCeremony | null>(null);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [pending, begin] = useTransition();
  const { code } = first.project;
  if (ceremony !== null) {
    const subject = { kind: "consultation", code: chosen.consultation } as const;
    const call = { action, requestCode, subject, input: { ...chosen, reasons } };
    return <SigningCeremony {...ceremony} {...call} />;
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reasons.trim() === "") {
      setProblem(t("reasonsMissing"));
      return;
    }
    begin(async () => {
      const told = await preview(code, { ...chosen, reasons }).catch(() => null);
      setCeremony(told);
      setProblem(told === null ? t("unread") : undefined);
    });
  };
  return (
    <PreparationFrame leaveHref={first.leaveHref} project={first.project.name} title={first.title}>
      <form onSubmit={submit} className="flex flex-col gap-6">
        <PageTitle lead={t("chosen", { organisation })}>{first.title}</PageTitle>
        <Field label={t("reasons")} hint={t("reasonsHint")} error={problem}>
          <Textarea
            record
            rows={6}
            maxLength={2000}
            value={reasons}
            onChange={(event) => setReasons(event.currentTarget.value)}
          />
        </Field>
        <ButtonRow>
          {first.blocked === null ? (
            <Button type="submit" variant="main" busy={pending}>
              {t("read")}
            </Button>
          ) : (
            <ClosedAct refusal={first.blocked}>{t("read")}</ClosedAct>
          )}
          <ButtonLink href={first.leaveHref} variant="quiet">
            {t("leave")}
          </ButtonLink>
        </ButtonRow>
      </form>
    </PreparationFrame>
  );
}
