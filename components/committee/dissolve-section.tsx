"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Textarea } from "@/components/ui/textarea";
import type { AbilityView, Action } from "@/lib/features/act/view";

type Props = {
  readonly project: string;
  readonly committee: string;
  readonly ability: AbilityView;
  readonly dissolve: Action;
};

/** Ends a body, and says why: it meets no more, and what it decided stays. */
export function DissolveSection({ project, committee, ability, dissolve }: Props): ReactNode {
  const t = useTranslations("committees.dissolve");
  const [reason, setReason] = useState("");
  return (
    <section className="max-w-measure">
      <SectionHead title={t("title")} />
      <div className="mt-4 flex flex-col gap-4">
        <Field label={t("reason")} hint={t("hint")}>
          <Textarea value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        </Field>
        <ButtonRow>
          <ActButton
            project={project}
            action={dissolve}
            ability={ability}
            input={{ committee, reason }}
            variant="quiet"
          >
            {t("act")}
          </ActButton>
        </ButtonRow>
      </div>
    </section>
  );
}
