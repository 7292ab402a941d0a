"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState, useTransition } from "react";
import { PreparationFrame } from "@/components/shell/ceremony-frame";
import type { RequestCode } from "@/components/signature/identity-proof";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { Button, ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Empty } from "@/components/ui/empty";
import { Field } from "@/components/ui/field";
import { PageTitle } from "@/components/ui/section-head";
import { Textarea } from "@/components/ui/textarea";
import type { BaselineReading, NextBaseline } from "@/lib/features/baseline/view";
import type { SigningAction } from "@/lib/features/signature/view";

/** Reads the set with these exclusions: what would be signed, to the letter. */
export type ReadSet = (project: string, exclusions: string) => Promise<BaselineReading | null>;

type Props = {
  readonly project: { readonly code: string; readonly name: string };
  readonly next: NextBaseline;
  readonly readSet: ReadSet;
  readonly action: SigningAction;
  readonly requestCode: RequestCode;
};

/** First what is left out is said (CR-10), then the set is read, checked and signed. */
export function BaselineSigning({ project, next, readSet, action, requestCode }: Props): ReactNode {
  const t = useTranslations("baselines");
  const [exclusions, setExclusions] = useState(next.exclusions);
  const [reading, setReading] = useState<BaselineReading | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, start] = useTransition();
  const read = (said: string): void =>
    start(async () => {
      setExclusions(said);
      const answer = await readSet(project.code, said).catch(() => null);
      setReading(answer);
      setProblem(answer === null ? t("unread") : null);
    });
  if (reading !== null) {
    return (
      <SigningCeremony
        view={reading.view}
        action={action}
        requestCode={requestCode}
        subject={{ kind: "baseline" }}
        head={t("head", { number: next.number })}
        declaration={reading.declaration}
        label={t("sign", { number: next.number })}
        input={reading.input}
      />
    );
  }
  if (next.added === 0)
    return (
      <PreparationFrame
        leaveHref={`/projects/${project.code}/baselines`}
        project={project.name}
        title={t("signingTitle", { number: next.number })}
      >
        <h1 className="sr-only">{t("signingTitle", { number: next.number })}</h1>
        <Empty
          fact={t("nothingNew")}
          rule={t("rule")}
          act={<ButtonLink href={`/projects/${project.code}/baselines`}>{t("leave")}</ButtonLink>}
        />
      </PreparationFrame>
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (exclusions.trim() === "") setProblem(t("exclusionsMissing"));
    else read(exclusions);
  };
  return (
    <PreparationFrame
      leaveHref={`/projects/${project.code}/baselines`}
      project={project.name}
      title={t("signingTitle", { number: next.number })}
    >
      <form onSubmit={submit} className="flex flex-col gap-6">
        <PageTitle lead={t("exclusionsLead", { count: next.count, added: next.added })}>
          {t("exclusionsTitle")}
        </PageTitle>
        <Field label={t("exclusions")} hint={t("exclusionsHint")} error={problem ?? undefined}>
          <Textarea
            record
            rows={6}
            value={exclusions}
            maxLength={10_000}
            onChange={(event) => setExclusions(event.currentTarget.value)}
          />
        </Field>
        <ButtonRow>
          <Button type="submit" variant="main" busy={pending}>
            {t("readSet", { count: next.count })}
          </Button>
          <Button busy={pending} onClick={() => read(t("noExclusion"))}>
            {t("sayNone")}
          </Button>
          <ButtonLink href={`/projects/${project.code}/baselines`} variant="quiet">
            {t("leave")}
          </ButtonLink>
        </ButtonRow>
      </form>
    </PreparationFrame>
  );
}
