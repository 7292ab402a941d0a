"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { v7 } from "uuid";
import { z } from "zod";
import type { FileItem } from "@/components/ui/file-picker";
import type { FileView } from "@/lib/features/file/view";
import { formatBytes } from "@/lib/text/format";

const Answer = z.union([
  z.object({
    ok: z.literal(true),
    file: z.object({ id: z.uuid(), name: z.string(), mediaType: z.string(), bytes: z.number(), sha256: z.string() }),
  }),
  z.object({ ok: z.literal(false), message: z.string() }),
]);

/** Files on their way to a project: their progress, and what went wrong with those that did not arrive. */
export type Uploads = {
  readonly items: readonly FileItem[];
  readonly send: (files: readonly File[]) => void;
  readonly forget: (key: string) => void;
};

/** Sends files one by one to the project's route, with their progress; hands each one over as it arrives. */
export function useUploads(project: string, onStored: (file: FileView) => void): Uploads {
  const t = useTranslations("fileUpload");
  const locale = useLocale();
  const [items, setItems] = useState<readonly FileItem[]>([]);
  const set = (key: string, change: Partial<FileItem>): void =>
    setItems((now) => now.map((item) => (item.key === key ? { ...item, ...change } : item)));
  const forget = (key: string): void => setItems((now) => now.filter((item) => item.key !== key));
  const size = (bytes: number): string => formatBytes(locale, bytes);
  const sendOne = (file: File): void => {
    const key = v7();
    setItems((now) => [...now, { key, name: file.name, detail: size(file.size), share: 0 }]);
    const form = new FormData();
    form.append("file", file);
    const request = new XMLHttpRequest();
    request.upload.onprogress = (event) =>
      set(key, {
        share: event.total === 0 ? 0 : event.loaded / event.total,
        detail: t("sending", { size: size(file.size) }),
      });
    request.onerror = () => set(key, { share: undefined, error: true, detail: t("interrupted") });
    request.onload = () => {
      const answer = Answer.safeParse(readJson(request.responseText));
      if (answer.success && answer.data.ok) {
        forget(key);
        onStored(answer.data.file);
      } else
        set(key, {
          share: undefined,
          error: true,
          detail: answer.success && !answer.data.ok ? answer.data.message : t("interrupted"),
        });
    };
    request.open("POST", `/api/projects/${project}/files`);
    request.send(form);
  };
  return { items, send: (files) => files.forEach(sendOne), forget };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
