"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import type { AdviceWords } from "@/lib/features/advice/schema";

const rows = { facts: 5, options: 4, recommended: 3 } as const;
const consequences = ["cost", "delay", "quality", "legal"] as const;

type Props = {
  readonly words: AdviceWords;
  readonly errors: Readonly<Record<string, string>>;
  readonly onChange: (words: AdviceWords) => void;
};

/** The words of advice: its object and facts, the options and the one recommended, what follows if it is not heeded, the interests. */
export function WordFields({ words, errors, onChange }: Props): ReactNode {
  const t = useTranslations("advice");
  return (
    <>
      <Field label={t("form.object")} hint={t("form.objectHint")} error={errors.object}>
        <TextInput
          value={words.object}
          maxLength={200}
          onChange={(event) => onChange({ ...words, object: event.currentTarget.value })}
        />
      </Field>
      {(["facts", "options", "recommended"] as const).map((name) => (
        <Field key={name} label={t(`form.${name}`)} hint={t(`form.${name}Hint`)} error={errors[name]}>
          <Textarea
            rows={rows[name]}
            maxLength={name === "recommended" ? 5_000 : 10_000}
            value={words[name]}
            onChange={(event) => onChange({ ...words, [name]: event.currentTarget.value })}
          />
        </Field>
      ))}
      <fieldset className="flex flex-col gap-4">
        <legend className="t-13 font-medium">{t("form.consequences")}</legend>
        <p className="t-12 text-text-3">{t("form.consequencesHint")}</p>
        <div className="grid gap-4 md:grid-cols-2">
          {consequences.map((name) => (
            <Field key={name} label={t(`consequences.${name}`)} error={errors[name]}>
              <Textarea
                rows={2}
                maxLength={2_000}
                value={words[name]}
                onChange={(event) => onChange({ ...words, [name]: event.currentTarget.value })}
              />
            </Field>
          ))}
        </div>
      </fieldset>
      <Field label={t("form.interests")} hint={t("form.interestsHint")} error={errors.interests}>
        <Textarea
          rows={2}
          maxLength={2_000}
          value={words.interests}
          onChange={(event) => onChange({ ...words, interests: event.currentTarget.value })}
        />
      </Field>
    </>
  );
}
