"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useState } from "react";
import { MarkdownView } from "@/components/markdown/markdown-view";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

type Props = Pick<ComponentProps<typeof Field>, "label" | "hint" | "error" | "optional"> & {
  readonly value: string;
  readonly control: ComponentProps<typeof Textarea>;
};

/** A text in Markdown, and how it will read. */
export function MarkdownField({ value, control, ...field }: Props): ReactNode {
  const t = useTranslations("requirements");
  const [shown, setShown] = useState(false);
  return (
    <div>
      <Field
        {...field}
        aside={
          <Button variant="quiet" size="sm" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? t("hidePreview") : t("preview")}
          </Button>
        }
      >
        <Textarea {...control} />
      </Field>
      {shown ? (
        <div aria-label={t("preview")} role="region" className="mt-2 border-line-2 border-l pl-4">
          {value.trim() === "" ? (
            <p className="t-13 text-text-3">{t("nothingToPreview")}</p>
          ) : (
            <MarkdownView source={value} />
          )}
        </div>
      ) : null}
    </div>
  );
}
