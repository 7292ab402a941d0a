"use client";

import { Link2, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useUploads } from "@/components/file/use-uploads";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FilePicker } from "@/components/ui/file-picker";
import { IconButton } from "@/components/ui/icon-button";
import { SectionHead } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { EvidenceKind, mandatoryEvidence } from "@/lib/domain/submission";
import type { FileView } from "@/lib/features/file/view";
import type { EvidenceInput } from "@/lib/features/milestone/schema";

type Props = {
  readonly project: string;
  readonly accept: string;
  readonly files: readonly FileView[];
  readonly evidence: readonly EvidenceInput[];
  /** Told as a change of what is there by then: several files arrive one after the other. */
  readonly onChange: (change: (now: readonly EvidenceInput[]) => readonly EvidenceInput[]) => void;
};

/** The evidence of a submission: files with their digest, links, each under its kind; what is still missing is said. */
export function EvidenceFields({ project, accept, files, evidence, onChange }: Props): ReactNode {
  const t = useTranslations();
  const format = useFormatter();
  const missing = mandatoryEvidence.filter((kind) => !evidence.some((one) => one.kind === kind));
  const kindFor = (taken: readonly EvidenceInput[]): EvidenceKind =>
    mandatoryEvidence.find((kind) => !taken.some((one) => one.kind === kind)) ?? "DELIVERABLE";
  const [known, setKnown] = useState<readonly FileView[]>(files);
  const add = (file: FileView): void => {
    setKnown((now) => (now.some((one) => one.id === file.id) ? now : [...now, file]));
    onChange((now) => [...now, { kind: kindFor(now), name: file.name, fileId: file.id, url: null }]);
  };
  const uploads = useUploads(project, add);
  const set = (index: number, change: Partial<EvidenceInput>): void =>
    onChange((now) => now.map((one, place) => (place === index ? { ...one, ...change } : one)));
  const waiting = known.filter((file) => !evidence.some((one) => one.fileId === file.id));
  const digestOf = (id: string | null): string => known.find((file) => file.id === id)?.sha256 ?? "";
  return (
    <section className="flex flex-col gap-4">
      <SectionHead
        title={t("submissions.evidence")}
        remark={
          missing.length === 0
            ? t("submissions.complete")
            : t("submissions.missing", { kinds: format.list(missing.map((kind) => t(`evidenceKind.${kind}`))) })
        }
      />
      {evidence.map((one, index) => (
        <div
          key={one.fileId ?? `link-${index}`}
          className="grid items-end gap-3 border-b pb-4 md:grid-cols-[220px_1fr_auto]"
        >
          <Field label={t("submissions.kind")}>
            <Select
              value={one.kind}
              onChange={(event) => set(index, { kind: EvidenceKind.parse(event.currentTarget.value) })}
            >
              {EvidenceKind.options.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`evidenceKind.${kind}`)}
                </option>
              ))}
            </Select>
          </Field>
          {one.url === null ? (
            <div className="min-w-0 pb-2">
              <p className="t-13 font-medium [overflow-wrap:anywhere]">{one.name}</p>
              <p className="dg text-text-3 [overflow-wrap:anywhere]">{digestOf(one.fileId)}</p>
            </div>
          ) : (
            <Field label={t("submissions.link")}>
              <TextInput
                type="url"
                value={one.url}
                onChange={(event) =>
                  set(index, { url: event.currentTarget.value, name: event.currentTarget.value.slice(0, 200) })
                }
              />
            </Field>
          )}
          <IconButton
            label={t("ui.removeFile", { name: one.name })}
            onClick={() => onChange((now) => now.filter((_, place) => place !== index))}
          >
            <X aria-hidden size={16} strokeWidth={1.6} />
          </IconButton>
        </div>
      ))}
      <Field label={t("submissions.files")} hint={t("submissions.filesHint")}>
        <FilePicker items={uploads.items} onFiles={uploads.send} onRemove={uploads.forget} accept={accept} />
      </Field>
      <div className="flex flex-wrap gap-2.5">
        <Button
          icon={<Link2 aria-hidden size={16} strokeWidth={1.6} />}
          onClick={() =>
            onChange((now) => [...now, { kind: kindFor(now), name: "https://", fileId: null, url: "https://" }])
          }
        >
          {t("submissions.addLink")}
        </Button>
        {waiting.map((file) => (
          <Button key={file.id} onClick={() => add(file)}>
            {t("submissions.attach", { name: file.name })}
          </Button>
        ))}
      </div>
    </section>
  );
}
