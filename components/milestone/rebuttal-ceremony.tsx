"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { type Prepared, PreparedCeremony } from "@/components/milestone/prepared-ceremony";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { RebuttalDraftInput } from "@/lib/features/milestone/schema-silence";

type Props = Prepared<RebuttalDraftInput> & {
  readonly criteria: readonly { readonly id: string; readonly code: string; readonly statement: string }[];
};

/** What was not conforming, criterion by criterion, with its evidence; then the record is read, checked and signed. */
export function RebuttalCeremony({ criteria, ...ceremony }: Props): ReactNode {
  const t = useTranslations("silence.rebut");
  const which = useId();
  const [words, setWords] = useState<Readonly<Record<string, string>>>({});
  const [name, setName] = useState("");
  const [url, setUrl] = useState("");
  const [opinion, setOpinion] = useState("");
  const reasons = criteria.flatMap(({ id }) => {
    const text = words[id]?.trim() ?? "";
    return text === "" ? [] : [{ criterionId: id, text }];
  });
  const complete = reasons.length > 0 && name.trim() !== "" && url.trim() !== "";
  const evidence = [{ name: name.trim(), fileId: null, url: url.trim() }];
  return (
    <PreparedCeremony
      {...ceremony}
      kind="rebut"
      lead={t("lead")}
      draft={complete ? { reasons, evidence, opinion } : null}
      incomplete={t("incomplete")}
    >
      {(problem) => (
        <>
          <fieldset aria-describedby={which}>
            <legend className="t-16 font-medium">{t("which")}</legend>
            <p id={which} className="t-13 mt-1 mb-4 text-text-2">
              {t("whichHint")}
            </p>
            <div className="grid gap-6">
              {criteria.map((one) => (
                <Field key={one.id} label={`${one.code} ${one.statement}`}>
                  <Textarea
                    record
                    rows={2}
                    maxLength={10_000}
                    value={words[one.id] ?? ""}
                    onChange={(event) => setWords({ ...words, [one.id]: event.currentTarget.value })}
                  />
                </Field>
              ))}
            </div>
          </fieldset>
          <Field label={t("evidenceName")} hint={t("evidenceHint")} error={problem}>
            <TextInput maxLength={200} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          </Field>
          <Field label={t("evidenceUrl")} hint={t("urlHint")}>
            <TextInput type="url" value={url} onChange={(event) => setUrl(event.currentTarget.value)} />
          </Field>
          <Field label={t("opinion")} hint={t("opinionHint")} optional>
            <Textarea
              record
              rows={3}
              maxLength={10_000}
              value={opinion}
              onChange={(event) => setOpinion(event.currentTarget.value)}
            />
          </Field>
        </>
      )}
    </PreparedCeremony>
  );
}
