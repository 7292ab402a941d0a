"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import type { AdviceLink } from "@/lib/domain/advice-content";
import type { Linkable } from "@/lib/features/advice/view";

type Props = {
  readonly linkable: readonly Linkable[];
  readonly links: readonly AdviceLink[];
  readonly onChange: (links: readonly AdviceLink[]) => void;
};

/** What advice is about: the decisions that it comes before, each a box. */
export function LinkFields({ linkable, links, onChange }: Props): ReactNode {
  const t = useTranslations("advice");
  const has = (one: AdviceLink): boolean => links.some(({ kind, code }) => kind === one.kind && code === one.code);
  const toggle = (one: AdviceLink): void =>
    onChange(has(one) ? links.filter((link) => link.kind !== one.kind || link.code !== one.code) : [...links, one]);
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="t-13 mb-1 font-medium">{t("form.links")}</legend>
      <p className="t-12 mb-1 text-text-3">{t("form.linksHint")}</p>
      <div className="grid gap-x-6 md:grid-cols-2">
        {linkable.map(({ title, ...one }) => (
          <Checkbox
            key={`${one.kind} ${one.code}`}
            label={t(`subjects.${one.kind}`, { code: one.code })}
            detail={title === "" ? undefined : title}
            checked={has(one)}
            onChange={() => toggle({ kind: one.kind, code: one.code })}
          />
        ))}
      </div>
    </fieldset>
  );
}
