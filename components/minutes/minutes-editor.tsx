"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { SectionHead } from "@/components/ui/section-head";
import { Textarea } from "@/components/ui/textarea";
import { UserText } from "@/components/ui/typeset";
import type { Action } from "@/lib/features/act/view";
import type { MinutesView } from "@/lib/features/minutes/view";

type Props = { readonly view: MinutesView; readonly draft: Action };

/** Writes the narrative, one text for the meeting and one for each point. What the room recorded is not written here. */
export function MinutesEditor({ view, draft }: Props): ReactNode {
  const t = useTranslations("minutes.editor");
  // What is typed stands above what is read, part by part: a correction that is taken up meanwhile takes nothing of it away.
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const { meeting, revision } = view;
  const parts = view.parts.map((part) => ({ ...part, text: typed[part.pointId ?? ""] ?? part.text }));
  const sections = parts.map(({ pointId, text }) => ({ pointId, text }));
  return (
    <section className="max-w-measure">
      <SectionHead title={t("title")} remark={revision === 0 ? t("remark") : undefined} />
      <div className="mt-4 flex flex-col gap-5">
        {parts.map((part) => (
          <Field
            key={part.pointId ?? ""}
            label={part.title === null ? t("general") : <UserText>{part.title}</UserText>}
            optional
          >
            <Textarea
              rows={part.pointId === null ? 3 : 5}
              maxLength={20_000}
              value={part.text}
              onChange={(event) => {
                const text = event.currentTarget.value;
                setTyped({ ...typed, [part.pointId ?? ""]: text });
              }}
            />
          </Field>
        ))}
        <ButtonRow>
          <ActButton
            action={draft}
            project={view.project.code}
            subject={{ kind: "meeting", code: meeting }}
            input={{ meeting, revision, sections }}
            // What was typed while it was on its way stays.
            onDone={() =>
              setTyped((now) => Object.fromEntries(Object.entries(now).filter(([part, text]) => text !== typed[part])))
            }
          >
            {t("save")}
          </ActButton>
        </ButtonRow>
      </div>
    </section>
  );
}
