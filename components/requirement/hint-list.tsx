"use client";

import { Ruler } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Typeset } from "@/components/ui/typeset";
import { type Hint, hintSources } from "@/lib/domain/quality-hint";

type Props = {
  readonly hints: readonly Hint[];
  readonly id?: string;
  /** Where the words can be shown: goes to them. */
  readonly onShow?: (hint: Hint) => void;
  /** Where each remark comes from is said. */
  readonly sources?: boolean;
};

/** The remarks on a statement: what is wrong, then what to write. Warnings, before the baseline only. */
export function HintList({ hints, id, onShow, sources = false }: Props): ReactNode {
  const t = useTranslations("quality");
  if (hints.length === 0) return null;
  return (
    <ul id={id} aria-label={t("hints.label")} className="flex flex-col gap-1.5">
      {hints.map((hint) => (
        <li key={`${hint.start}-${hint.code}`} className="t-12 flex items-start gap-2 text-you">
          <Ruler aria-hidden size={14} strokeWidth={1.6} className="mt-px shrink-0" />
          <span className="min-w-0 flex-1 wrap-anywhere">
            <Typeset>{`${t(`hints.${hint.code}`, { words: brief(hint.words) })} ${t(`advice.${hint.advice}`)}`}</Typeset>
            {sources ? <HintSource hint={hint} /> : null}
          </span>
          {onShow === undefined ? null : (
            <Button
              variant="quiet"
              size="sm"
              className="-my-1.5 shrink-0"
              aria-label={t("hints.showWords", { words: brief(hint.words) })}
              onClick={() => onShow(hint)}
            >
              {t("hints.show")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function HintSource({ hint }: { readonly hint: Hint }): ReactNode {
  const t = useTranslations("quality.hints");
  const { iso, incose } = hintSources[hint.code];
  return (
    <span className="block text-text-3">{incose === null ? t("source", { iso }) : t("sources", { iso, incose })}</span>
  );
}

/** Words short enough to be quoted, on one line. */
function brief(words: string): string {
  const most = 60;
  const line = words.replace(/\s+/g, " ");
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}
