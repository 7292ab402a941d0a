"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useState } from "react";
import { usePreview } from "@/components/milestone/use-preview";
import type { RequestCode } from "@/components/signature/identity-proof";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { CeremonyView, SigningAction } from "@/lib/features/signature/view";

type Act = "lift" | "waive";
type Wanted = { project: string; reservation: string; act: Act; comment: string };
type Props = {
  readonly first: CeremonyView;
  readonly reservation: string;
  readonly party: string;
  readonly act: Act;
  readonly preview: (wanted: Wanted) => Promise<CeremonyView | null>;
  readonly action: SigningAction;
  readonly requestCode: RequestCode;
};

/** Signs a lifting or a waiver; the remark, or the reason of a waiver, enters the record as it is written. */
export function ReservationCeremony({
  first,
  reservation,
  party,
  act,
  preview,
  action,
  requestCode,
}: Props): ReactNode {
  const t = useTranslations();
  const project = first.project.code;
  const [comment, setComment] = useState("");
  const ask = useCallback((wanted: Wanted) => preview(wanted), [preview]);
  const start = { project, reservation, act, comment: "" };
  const shown = usePreview<Wanted, CeremonyView>({ input: start, view: first }, ask);
  const again: SigningAction = async (call) => {
    const answer = await action(call);
    if (!answer.ok && answer.problem.kind === "refused") shown.again();
    return answer;
  };
  const ready = shown.fresh && (act === "lift" || comment.trim() !== "");
  return (
    <SigningCeremony
      view={{ ...shown.view, earlier: shown.before?.record ?? null }}
      action={again}
      requestCode={requestCode}
      subject={{ kind: "reservation", code: reservation }}
      head={t(`milestones.ceremony.${act}.head`)}
      declaration={ready ? t(`milestones.declaration.${act}`, { party, code: reservation, title: "" }) : null}
      label={t(`milestones.ceremony.${act}.sign`)}
      input={{ reservation, comment: comment.trim() }}
      choices={
        <Field
          label={t(act === "lift" ? "milestones.fields.comment" : "milestones.fields.waiverReason")}
          optional={act === "lift"}
        >
          <Textarea
            record
            rows={2}
            maxLength={10_000}
            value={comment}
            onChange={(event) => {
              setComment(event.currentTarget.value);
              shown.write({ ...start, comment: event.currentTarget.value });
            }}
          />
        </Field>
      }
    />
  );
}
