"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActProblem } from "@/components/act/act-problem";
import { useAct } from "@/components/act/use-act";
import { useUploads } from "@/components/file/use-uploads";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FilePicker } from "@/components/ui/file-picker";
import type { Action } from "@/lib/features/act/view";
import type { MeetingView } from "@/lib/features/committee/view";

type Props = { readonly view: MeetingView; readonly pointId: string; readonly attach: Action };

/** Adds documents to a point: each is sent, then attached, as soon as it is chosen. */
export function PointDocuments({ view, pointId, attach }: Props): ReactNode {
  const t = useTranslations("committees.agenda");
  const [open, setOpen] = useState(false);
  const { code } = view.line;
  const acting = useAct(attach, { project: view.project.code, subject: { kind: "meeting", code } });
  const uploads = useUploads(view.project.code, ({ id }) => {
    void acting.run({ meeting: code, pointId, documents: [id] });
  });
  if (!open)
    return (
      <div className="-ml-2.5">
        <Button size="sm" variant="quiet" onClick={() => setOpen(true)}>
          {t("attach")}
        </Button>
      </div>
    );
  return (
    <div className="flex max-w-measure flex-col gap-2">
      <Field label={t("attach")} hint={t("attachHint")}>
        <FilePicker items={uploads.items} onFiles={uploads.send} onRemove={uploads.forget} />
      </Field>
      <ActProblem acting={acting} />
    </div>
  );
}
