"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

const degrees = [1, 2, 3, 4, 5] as const;

type Words = "probabilities" | "impacts";

/** The five degrees as options, by number and word; with a blank one where nothing may be said. */
export function Degrees({ words, blank = false }: { readonly words: Words; readonly blank?: boolean }): ReactNode {
  const t = useTranslations("risks");
  return (
    <>
      {blank ? <option value="">{t("form.notSaid")}</option> : null}
      {degrees.map((value) => (
        <option key={value} value={value}>
          {`${value} · ${t(`${words}.${value}`)}`}
        </option>
      ))}
    </>
  );
}

/** One degree from 1 to 5, said in words. */
export function Degree({
  label,
  words,
  value,
  onChange,
}: {
  readonly label: string;
  readonly words: Words;
  readonly value: number;
  readonly onChange: (value: number) => void;
}): ReactNode {
  return (
    <Field label={label}>
      <Select value={value} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        <Degrees words={words} />
      </Select>
    </Field>
  );
}
