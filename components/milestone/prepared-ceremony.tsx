"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { ClosedAct } from "@/components/act/act-button";
import { PreparationFrame } from "@/components/shell/ceremony-frame";
import type { RequestCode } from "@/components/signature/identity-proof";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { Button, ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { PageTitle } from "@/components/ui/section-head";
import type { AbilityView } from "@/lib/features/act/view";
import type { CeremonyView, SigningAction } from "@/lib/features/signature/view";

/** What every ceremony is given that is prepared in words first. */
export type Prepared<D> = {
  readonly project: { readonly code: string; readonly name: string };
  readonly milestone: { readonly code: string; readonly title: string };
  readonly party: string;
  readonly may: AbilityView;
  readonly preview: (project: string, milestone: string, draft: D) => Promise<CeremonyView | null>;
  readonly action: SigningAction;
  readonly requestCode: RequestCode;
};

type Props<D> = Prepared<D> & {
  readonly kind: "cancel" | "rebut";
  readonly lead: string;
  /** What was written; `null` while it is not complete, and then what is missing is told. */
  readonly draft: D | null;
  readonly incomplete: string;
  /** The fields, told what is wrong once it was tried. */
  readonly children: (problem: string | undefined) => ReactNode;
};

/** First what is to be said is written, then the record is read, checked and signed. */
export function PreparedCeremony<D extends object>({ project, milestone, draft, ...ceremony }: Props<D>): ReactNode {
  const t = useTranslations("milestones");
  const { kind, party, may, lead, incomplete, preview, action, requestCode, children } = ceremony;
  const leaveHref = `/projects/${project.code}/milestones/${milestone.code}`;
  const [reading, setReading] = useState<{ readonly view: CeremonyView; readonly draft: D } | null>(null);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [pending, begin] = useTransition();
  if (reading !== null)
    return (
      <SigningCeremony
        view={reading.view}
        action={action}
        requestCode={requestCode}
        subject={{ kind: "milestone", code: milestone.code }}
        head={t(`ceremony.${kind}.head`)}
        declaration={t(`declaration.${kind}`, { party, code: milestone.code, title: milestone.title })}
        label={t(`ceremony.${kind}.sign`)}
        input={{ ...reading.draft, milestone: milestone.code }}
      />
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (draft === null) {
      setProblem(incomplete);
      return;
    }
    begin(async () => {
      const view = await preview(project.code, milestone.code, draft).catch(() => null);
      setReading(view === null ? null : { view, draft });
      setProblem(view === null ? t("unread") : undefined);
    });
  };
  const title = t(`ceremony.${kind}.title`, { code: milestone.code });
  return (
    <PreparationFrame leaveHref={leaveHref} project={project.name} title={title}>
      <form onSubmit={submit} className="flex flex-col gap-6">
        <PageTitle lead={lead}>{title}</PageTitle>
        {children(problem)}
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
