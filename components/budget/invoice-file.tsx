"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useUploads } from "@/components/file/use-uploads";
import { Field } from "@/components/ui/field";
import { FilePicker } from "@/components/ui/file-picker";
import { Select } from "@/components/ui/select";
import type { FileView } from "@/lib/features/file/view";

type Props = {
  readonly project: string;
  readonly files: readonly FileView[];
  readonly fileId: string | null;
  readonly onChange: (fileId: string | null) => void;
};

/** The PDF of an invoice: one that waits, or a new one. */
export function InvoiceFile({ project, files, fileId, onChange }: Props): ReactNode {
  const t = useTranslations("budget");
  const [known, setKnown] = useState(files);
  const uploads = useUploads(project, (file) => {
    setKnown((now) => [file, ...now.filter(({ id }) => id !== file.id)]);
    onChange(file.id);
  });
  return (
    <div className="flex flex-col gap-4">
      <Field label={t("file")} hint={t("fileHint")} optional>
        <FilePicker
          items={uploads.items}
          onFiles={uploads.send}
          onRemove={uploads.forget}
          accept=".pdf"
          multiple={false}
        />
      </Field>
      {known.length === 0 ? null : (
        <Field label={t("fileChosen")}>
          <Select value={fileId ?? ""} onChange={(event) => onChange(event.currentTarget.value || null)}>
            <option value="">{t("noFile")}</option>
            {known.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}
