"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { base64Of, drawBlind } from "@/components/mediation/blind";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FilePicker } from "@/components/ui/file-picker";
import { Textarea } from "@/components/ui/textarea";
import { useToast } from "@/components/ui/toast";
import type { Action } from "@/lib/features/act/view";
import { MOST_MESSAGE_FILES } from "@/lib/features/mediation/schema";
import { formatBytes } from "@/lib/text/format";

type Props = { readonly mediationId: string; readonly threadPartyId: string | null; readonly post: Action };

/** A message in one thread of a mediation, with its files. */
export function MessageForm({ mediationId, threadPartyId, post }: Props): ReactNode {
  const t = useTranslations("mediations");
  const locale = useLocale();
  const say = useToast();
  const [text, setText] = useState("");
  const [files, setFiles] = useState<readonly File[]>([]);
  const acting = useAct(post, {
    onDone: () => {
      setText("");
      setFiles([]);
      say({ text: t("sent") });
    },
  });
  const errors = acting.problem?.kind === "invalid-input" ? acting.problem.fields : {};
  const send = async (): Promise<void> => {
    const sent = await Promise.all(files.map(async (file) => ({ name: file.name, base64: await base64Of(file) })));
    await acting.run({ mediationId, threadPartyId, text, files: sent, blind: drawBlind() });
  };
  return (
    <form
      className="flex max-w-measure flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className="flex w-full flex-col gap-3">
        <Field label={t("write")} error={errors.text}>
          <Textarea value={text} onChange={(event) => setText(event.currentTarget.value)} />
        </Field>
        <Field
          label={t("files")}
          hint={t("filesHint", { files: MOST_MESSAGE_FILES })}
          error={Object.entries(errors).find(([path]) => path.startsWith("files"))?.[1]}
        >
          <FilePicker
            items={files.map(({ name, size }) => ({ key: name, name, detail: formatBytes(locale, size) }))}
            onFiles={(chosen) => setFiles([...files, ...chosen].slice(0, MOST_MESSAGE_FILES))}
            onRemove={(key) => setFiles(files.filter(({ name }) => name !== key))}
          />
        </Field>
      </div>
      <ActProblem acting={acting} />
      <Button type="submit" busy={acting.pending}>
        {t("send")}
      </Button>
    </form>
  );
}
