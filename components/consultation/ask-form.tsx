"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";

/** A candidate's question to the client: all candidates read it with its answer, nobody reads who asked. */
export function AskForm({ consultationId, ask }: { readonly consultationId: string; readonly ask: Action }): ReactNode {
  const t = useTranslations("consultations.questions");
  const [text, setText] = useState("");
  const acting = useAct(ask, { onDone: () => setText("") });
  const error = acting.problem?.kind === "invalid-input" ? acting.problem.fields.text : undefined;
  return (
    <form
      className="mt-4 flex max-w-measure flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void acting.run({ consultationId, text });
      }}
    >
      <div className="w-full">
        <Field label={t("yourQuestion")} hint={t("anonymous")} error={error}>
          <Textarea value={text} onChange={(event) => setText(event.currentTarget.value)} />
        </Field>
      </div>
      <ActProblem acting={acting} />
      <Button type="submit" busy={acting.pending}>
        {t("ask")}
      </Button>
    </form>
  );
}
