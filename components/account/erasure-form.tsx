"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { type Erasing, useErasure } from "@/components/account/use-erasure";
import { RefusalNotice } from "@/components/act/act-problem";
import { IdentityProof, type RequestCode } from "@/components/signature/identity-proof";
import { SealedDigest } from "@/components/signature/sealed-digest";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { Field } from "@/components/ui/field";
import { SealedBox } from "@/components/ui/sealed-box";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { ErasureGround } from "@/lib/domain/erasure";
import type { PersonView, PreparedErasure } from "@/lib/features/account/view-people";
import type { ProofMethod, SigningAction } from "@/lib/features/signature/view";

/** The actions of the page. */
export type ErasureActs = {
  readonly prepare: (input: unknown) => Promise<PreparedErasure>;
  readonly erase: SigningAction;
  readonly requestCode: RequestCode;
};

type Props = { readonly person: PersonView; readonly proof: ProofMethod; readonly acts: ErasureActs };

/** Erases a person in two steps: ground, explanation and address; then what is confirmed, and the proof of identity. */
export function ErasureForm({ person, proof, acts }: Props): ReactNode {
  const { prepare, erase, requestCode } = acts;
  const erasing = useErasure({ personId: person.personId, proof, prepare, erase });
  const { problem, digest } = erasing;
  return (
    <>
      {digest === null ? (
        <Terms person={person} erasing={erasing} />
      ) : (
        <Confirmation person={person} proof={proof} requestCode={requestCode} erasing={erasing} digest={digest} />
      )}
      {problem === null || problem.kind === "identity" || problem.kind === "invalid-input" ? null : problem.kind ===
        "refused" ? (
        <RefusalNotice refusal={problem.refusal} open onOpenChange={(open) => !open && erasing.clear()} />
      ) : (
        <p role="alert" className="t-13 text-late">
          {problem.message}
        </p>
      )}
    </>
  );
}

const wrongControls = '[aria-invalid="true"] input, input[aria-invalid="true"], textarea[aria-invalid="true"]';

function Terms({ person, erasing }: { readonly person: PersonView; readonly erasing: Erasing }): ReactNode {
  const t = useTranslations("erasure");
  const { written, write, problem, pending } = erasing;
  const errorOf = (field: string): string | undefined =>
    problem?.kind === "invalid-input" ? problem.fields[field] : undefined;
  const form = useRef<HTMLFormElement>(null);
  // Whoever cannot see the page is led to what is to be mended.
  useEffect(() => {
    if (problem?.kind === "invalid-input") form.current?.querySelector<HTMLElement>(wrongControls)?.focus();
  }, [problem]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    erasing.goOn();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex max-w-measure flex-col gap-6">
      <Field label={t("ground")} hideLabel error={errorOf("ground")}>
        <ChoiceGroup
          name="ground"
          legend={t("ground")}
          value={written.ground}
          onChange={(ground) => write({ ground: ErasureGround.parse(ground) })}
          choices={ErasureGround.options.map((ground) => ({
            value: ground,
            label: t(`grounds.${ground}`),
            detail: t(`groundDetails.${ground}`),
          }))}
        />
      </Field>
      <Field label={t("reason")} hint={t("reasonHint")} error={errorOf("reason")}>
        <Textarea value={written.reason} onChange={(event) => write({ reason: event.currentTarget.value })} />
      </Field>
      <Field label={t("confirm")} hint={t("confirmHint", { email: person.email })} error={errorOf("confirmation")}>
        <TextInput
          value={written.confirmation}
          onChange={(event) => write({ confirmation: event.currentTarget.value })}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
      </Field>
      <div>
        <Button type="submit" busy={pending}>
          {t("continue")}
        </Button>
      </div>
    </form>
  );
}

type ConfirmationProps = {
  readonly person: PersonView;
  readonly proof: ProofMethod;
  readonly requestCode: RequestCode;
  readonly erasing: Erasing;
  readonly digest: string;
};

function Confirmation({ person, proof, requestCode, erasing, digest }: ConfirmationProps): ReactNode {
  const t = useTranslations("erasure");
  const { written, problem, pending } = erasing;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    erasing.finish();
  };
  const heading = useRef<HTMLHeadingElement>(null);
  // The step before has gone, and the focus with it: it goes on from what is confirmed.
  useEffect(() => heading.current?.focus(), []);
  const ground = written.ground === undefined ? "" : t(`grounds.${written.ground}`);
  return (
    <form onSubmit={submit} noValidate className="flex max-w-measure flex-col gap-6">
      <SealedBox>
        <h3 ref={heading} tabIndex={-1} className="t-12 text-ink">
          {t("last")}
        </h3>
        <p className="s-17 mt-2 text-pretty">{t("declaration", { name: person.name, ground })}</p>
        <p className="t-13 mt-2 whitespace-pre-line text-text-2">{written.reason}</p>
        <SealedDigest label={t("digest")} value={digest} />
      </SealedBox>
      <IdentityProof
        method={proof}
        digest={digest}
        requestCode={requestCode}
        secret={erasing.secret}
        onChange={erasing.setSecret}
        error={problem?.kind === "identity" ? problem.message : undefined}
      />
      <ButtonRow>
        <Button type="submit" variant="main" size="lg" final busy={pending}>
          {t("final")}
        </Button>
        <Button size="lg" onClick={erasing.goBack}>
          {t("back")}
        </Button>
      </ButtonRow>
    </form>
  );
}
