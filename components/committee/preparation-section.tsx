"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { useReader } from "@/components/consultation/use-reader";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Textarea } from "@/components/ui/textarea";
import type { Action } from "@/lib/features/act/view";
import type { MeetingView } from "@/lib/features/committee/view";

/** What one's own side prepares: nobody else reads it, and the register does not know of it. */
export function PreparationSection({ view, write }: { readonly view: MeetingView; readonly write: Action }): ReactNode {
  const t = useTranslations("committees.preparation");
  const [text, setText] = useState("");
  const { at } = useReader(view.project.timeZone);
  const acting = useAct(write, { project: view.project.code, onDone: () => setText("") });
  const error = acting.problem?.kind === "invalid-input" ? acting.problem.fields.text : undefined;
  return (
    <section className="max-w-measure">
      <SectionHead title={t("title")} remark={t("remark")} />
      <ul>
        {view.preparation.map((note) => (
          <li key={note.id} className="border-line border-b py-3">
            <p className="t-13 whitespace-pre-line [overflow-wrap:anywhere]">{note.text ?? "…"}</p>
            <p className="t-12 mt-1 text-text-3">{t("by", { name: note.by, at: at(note.at) })}</p>
          </li>
        ))}
      </ul>
      <form
        className="mt-4 flex flex-col items-start gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void acting.run({ meeting: view.line.code, pointId: null, text });
        }}
      >
        <div className="w-full">
          <Field label={t("note")} error={error}>
            <Textarea value={text} onChange={(event) => setText(event.currentTarget.value)} />
          </Field>
        </div>
        <ActProblem acting={acting} />
        <Button type="submit" busy={acting.pending}>
          {t("write")}
        </Button>
      </form>
    </section>
  );
}
