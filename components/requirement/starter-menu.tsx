"use client";

import { PenLine } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuAct, MenuHead } from "@/components/ui/menu";
import type { Language } from "@/lib/domain/quality-hint";
import { Starter, starterSentence } from "@/lib/domain/quality-starter";

type Props = { readonly language: Language; readonly onChoose: (starter: Starter) => void };

/** The sentence patterns of EARS, each with when it serves and how it reads. Choosing one gives the text the focus. */
export function StarterMenu({ language, onChoose }: Props): ReactNode {
  const t = useTranslations("quality.starters");
  const chosen = useRef<Starter | null>(null);
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="quiet" size="sm" icon={<PenLine aria-hidden size={14} strokeWidth={1.6} />}>
          {t("open")}
        </Button>
      }
      onClosed={(event) => {
        if (chosen.current === null) return;
        event.preventDefault();
        onChoose(chosen.current);
        chosen.current = null;
      }}
    >
      <MenuHead>{t("lead")}</MenuHead>
      {Starter.options.map((starter) => (
        <MenuAct
          key={starter}
          onAct={() => {
            chosen.current = starter;
          }}
        >
          <span className="py-0.5">
            {t(starter)}
            <span lang={language} className="t-12 block max-w-80 text-text-3">
              {starterSentence(starter, language)}
            </span>
          </span>
        </MenuAct>
      ))}
    </Menu>
  );
}
