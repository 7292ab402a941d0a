"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { OutsideKind } from "@/lib/domain/dispute";
import type { Action } from "@/lib/features/act/view";
import type { DisputeAbilities, DisputeView } from "@/lib/features/dispute/view";

type Props = {
  readonly view: DisputeView;
  readonly abilities: DisputeAbilities;
  readonly acts: Readonly<Record<"withdraw" | "settle" | "goOutside" | "close", Action>>;
};

/** The ways in which a dispute ends without a settlement: withdrawn, settled between them, gone outside, closed. */
export function DisputeEnds({ view, abilities, acts }: Props): ReactNode {
  const t = useTranslations("disputes");
  const [reason, setReason] = useState("");
  const [outside, setOutside] = useState("COURT");
  const { code, settledBy, endReason } = view;
  const { withdraw, settleDirectly, goOutside, close } = abilities;
  const input = { dispute: code, reason };
  const any = [withdraw, settleDirectly, goOutside, close].some(({ allowed }) => allowed);
  if (!any && settledBy === null && endReason === "" && view.outside === null) return null;
  return (
    <section className="flex flex-col gap-4">
      <SectionHead title={t("ends")} />
      {settledBy === null ? null : <p className="t-13">{t("settledBy", { party: settledBy.name })}</p>}
      {view.outside === null ? null : <p className="t-13">{t(`outside.${view.outside}`)}</p>}
      {endReason === "" ? null : <p className="s-17 max-w-measure whitespace-pre-line">{endReason}</p>}
      {any ? (
        <div className="flex max-w-measure flex-col gap-4">
          <Field label={t("reason")}>
            <Textarea rows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
          </Field>
          {goOutside.allowed ? (
            <Field label={t("outsideKind")}>
              <Select value={outside} onChange={(event) => setOutside(event.currentTarget.value)}>
                {OutsideKind.options.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`outside.${kind}`)}
                  </option>
                ))}
              </Select>
            </Field>
          ) : null}
          <EndButtons view={view} abilities={abilities} acts={acts} input={input} outside={outside} />
        </div>
      ) : null}
    </section>
  );
}

type Said = { readonly input: object; readonly outside: string };

function EndButtons({ view, abilities, acts, input, outside }: Props & Said): ReactNode {
  const t = useTranslations("disputes");
  const { code, settledBy, myPartyId } = view;
  const { withdraw, settleDirectly, goOutside, close } = abilities;
  const place = { project: view.project.code, subject: { kind: "dispute", code } } as const;
  return (
    <ButtonRow>
      {settleDirectly.allowed && settledBy?.partyId !== myPartyId ? (
        <ActButton {...place} action={acts.settle} input={input}>
          {settledBy === null ? t("settleDirectly") : t("confirmSettled")}
        </ActButton>
      ) : null}
      {withdraw.allowed ? (
        <ActButton {...place} action={acts.withdraw} input={input}>
          {t("withdraw")}
        </ActButton>
      ) : null}
      {goOutside.allowed ? (
        <ActButton {...place} action={acts.goOutside} input={{ ...input, outside }}>
          {t("goOutside")}
        </ActButton>
      ) : null}
      {close.allowed ? (
        <ActButton {...place} action={acts.close} input={input}>
          {t("close")}
        </ActButton>
      ) : null}
    </ButtonRow>
  );
}
