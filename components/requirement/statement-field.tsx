"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { HintList } from "@/components/requirement/hint-list";
import { HintedTextarea } from "@/components/requirement/hinted-textarea";
import { type FindSimilar, SimilarList } from "@/components/requirement/similar-list";
import { StarterMenu } from "@/components/requirement/starter-menu";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { qualityHints } from "@/lib/domain/quality";
import type { Hint, Language } from "@/lib/domain/quality-hint";
import { insertStarter, type Starter } from "@/lib/domain/quality-starter";
import type { RequirementFormInput } from "@/lib/features/requirement/schema";

type Props = {
  readonly project: string;
  readonly form: UseFormReturn<RequirementFormInput, unknown, RequirementFormInput>;
  /** The language of the contract: that of a text which does not tell its own. */
  readonly language: Language;
  readonly error: string | undefined;
  /** The requirement that is being revised. */
  readonly code: string | null;
  readonly findSimilar: FindSimilar;
};

/** The statement of a requirement: sentence starters, remarks on what is written as it is written, what it looks like. */
export function StatementField({ project, form, language, error, code, findSimilar }: Props): ReactNode {
  const t = useTranslations();
  const [shown, setShown] = useState(false);
  const box = useRef<HTMLTextAreaElement | null>(null);
  const hintsId = useId();
  const [statement, criteria] = form.watch(["statement", "criteria"]);
  const measured = criteria.some(({ target }) => /\d/.test(target));
  const hints = useMemo(() => qualityHints(statement, { usual: language, measured }), [statement, language, measured]);
  const { ref, ...control } = form.register("statement");

  const select = (start: number, end: number): void => {
    box.current?.focus();
    box.current?.setSelectionRange(start, end);
  };
  const insert = (starter: Starter): void => {
    const { selectionStart, selectionEnd } = box.current ?? { selectionStart: 0, selectionEnd: 0 };
    const before = { text: statement, start: selectionStart, end: selectionEnd };
    const { text, start, end } = insertStarter(before, starter, language);
    form.setValue("statement", text, { shouldDirty: true });
    select(start, end);
  };
  return (
    <div className="flex flex-col gap-3">
      <Field
        label={t("requirements.form.statement")}
        hint={t("requirements.form.statementHint")}
        error={error}
        aside={
          <span className="flex gap-1">
            <StarterMenu language={language} onChoose={insert} />
            <Button variant="quiet" size="sm" aria-pressed={shown} onClick={() => setShown(!shown)}>
              {t(shown ? "requirements.hidePreview" : "requirements.preview")}
            </Button>
          </span>
        }
      >
        <HintedTextarea
          {...control}
          ref={(node) => {
            ref(node);
            box.current = node;
          }}
          rows={5}
          value={statement}
          hints={hints}
          describedBy={hintsId}
        />
      </Field>
      <HintStatus id={hintsId} hints={hints} />
      <HintList hints={hints} sources onShow={({ start, end }) => select(start, end)} />
      <SimilarList project={project} text={statement} except={code} find={findSimilar} />
      {shown ? (
        <section aria-label={t("requirements.preview")} className="border-line-2 border-l pl-4">
          {statement.trim() === "" ? (
            <p className="t-13 text-text-3">{t("requirements.nothingToPreview")}</p>
          ) : (
            <MarkdownView source={statement} />
          )}
        </section>
      ) : null}
    </div>
  );
}

/** How many remarks there are: said with the field, and politely when it changes and somebody has stopped writing. */
function HintStatus({ id, hints }: { readonly id: string; readonly hints: readonly Hint[] }): ReactNode {
  const t = useTranslations("quality.hints");
  const [count, setCount] = useState(hints.length);
  useEffect(() => {
    const timer = setTimeout(() => setCount(hints.length), 800);
    return () => clearTimeout(timer);
  }, [hints.length]);
  return (
    <p id={id} role="status" className="sr-only">
      {count === 0 ? "" : t("count", { count })}
    </p>
  );
}
