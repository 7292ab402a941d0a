"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Field } from "@/components/ui/field";
import { type FileItem, FilePicker } from "@/components/ui/file-picker";
import { type ReadFile, SheetAnswer } from "@/lib/features/requirement/schema-sheet";
import { sheetExtensions } from "@/lib/features/requirement/sheet";

export type { ReadFile };

type Props = { readonly project: string; readonly onRead: (file: ReadFile | null) => void };

/** Chooses the sheet and has it read, with its progress; says line by line why it cannot be. */
export function ImportFile({ project, onRead }: Props): ReactNode {
  const t = useTranslations("requirements.import");
  const [item, setItem] = useState<FileItem | null>(null);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const fail = (name: string, reasons: readonly string[]): void => {
    setItem({ key: name, name, detail: t("unread"), error: true });
    setRefusals(reasons);
  };
  const choose = (files: readonly File[]): void => {
    const file = files[0];
    if (file === undefined) return;
    onRead(null);
    setRefusals([]);
    setItem({ key: file.name, name: file.name, detail: t("reading"), share: 0 });
    const request = new XMLHttpRequest();
    request.open("POST", `/projects/${project}/requirements/import/sheet`);
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => {
      setItem({
        key: file.name,
        name: file.name,
        detail: t("reading"),
        share: event.loaded / Math.max(event.total, 1),
      });
    };
    request.onerror = () => fail(file.name, [t("lost")]);
    request.onload = () => {
      const answer = readAnswer(request.responseText);
      if (answer === null) fail(file.name, [t("lost")]);
      else if (answer.ok) {
        setItem({
          key: file.name,
          name: file.name,
          detail: t("read", { lines: answer.sheet.rows.length, columns: answer.sheet.headers.length }),
        });
        onRead({ sheet: answer.sheet, digest: answer.digest });
      } else fail(file.name, answer.reasons);
    };
    request.send(file);
  };
  return (
    <div className="mt-4">
      <Field label={t("choose")} hint={t("chooseHint")}>
        <FilePicker
          items={item === null ? [] : [item]}
          onFiles={choose}
          accept={sheetExtensions.map((one) => `.${one}`).join(",")}
          multiple={false}
        />
      </Field>
      {refusals.length === 0 ? null : (
        <ul role="alert" className="t-13 mt-3 flex list-disc flex-col gap-1 pl-5 text-late">
          {refusals.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function readAnswer(text: string): SheetAnswer | null {
  try {
    return SheetAnswer.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
