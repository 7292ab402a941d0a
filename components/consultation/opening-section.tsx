"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { useReader } from "@/components/consultation/use-reader";
import { ButtonRow } from "@/components/ui/button-row";
import { Digest } from "@/components/ui/digest";
import { KeyValues } from "@/components/ui/key-values";
import { SectionHead } from "@/components/ui/section-head";
import type { Action } from "@/lib/features/act/view";
import type { ConsultationAbilities, ConsultationView } from "@/lib/features/consultation/view";

type Props = {
  readonly view: ConsultationView;
  readonly abilities: ConsultationAbilities;
  readonly acts: { readonly seal: Action; readonly witness: Action; readonly open: Action };
};

/** The box: until when offers come, when it was sealed, who attends, when it is opened. Of what is in it, nothing. */
export function OpeningSection({ view, abilities, acts }: Props): ReactNode {
  const t = useTranslations("consultations.opening");
  const { at } = useReader(view.project.timeZone);
  const { code } = view.line;
  const call = {
    project: view.project.code,
    subject: { kind: "consultation", code },
    input: { consultation: code },
  } as const;
  const closed = view.now >= view.line.closesAt;
  return (
    <section>
      <SectionHead title={t("title")} remark={view.openedAt === null ? t("sealed") : undefined} />
      <div className="max-w-2xl">
        <KeyValues
          stacked
          entries={[
            { name: t("closes"), value: at(view.line.closesAt), detail: t("closesRule") },
            { name: t("opens"), value: at(view.line.opensAt), detail: t("opensRule") },
            ...(view.sealedAt === null
              ? []
              : [{ name: t("box"), value: <Digest value={view.seal ?? ""} />, detail: at(view.sealedAt) }]),
            ...(view.witnessedAt === null ? [] : [{ name: t("witness"), value: at(view.witnessedAt) }]),
            ...(view.openedAt === null ? [] : [{ name: t("opened"), value: at(view.openedAt) }]),
          ]}
        />
      </div>
      {view.line.status !== "PUBLISHED" ? null : (
        <div className="mt-4">
          <ButtonRow>
            {view.sealedAt === null && closed ? (
              <ActButton {...call} action={acts.seal} ability={abilities.seal}>
                {t("seal")}
              </ActButton>
            ) : null}
            {view.witnessedAt === null && abilities.witness.allowed ? (
              <ActButton {...call} action={acts.witness}>
                {t("attend")}
              </ActButton>
            ) : null}
            <ActButton {...call} action={acts.open} ability={abilities.open} variant="main">
              {t("open")}
            </ActButton>
          </ButtonRow>
        </div>
      )}
    </section>
  );
}
