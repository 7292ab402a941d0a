"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

type Props = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly label: string;
  readonly onReason: (reason: string) => Promise<void>;
  readonly busy: boolean;
};

/** Asks why before a step that is never taken without a reason (AR-08). What was typed stays while it is open. */
export function ReasonDialog({ open, onOpenChange, title, label, onReason, busy }: Props): ReactNode {
  const t = useTranslations("requirements");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (reason.trim() !== "") void onReason(reason);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} lead={t("reasonLead")}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <Field label={t("reason")} error={tried && reason.trim() === "" ? t("reasonMissing") : undefined}>
          <Textarea
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            rows={4}
            maxLength={10_000}
          />
        </Field>
        <ButtonRow end>
          <Button variant="quiet" onClick={() => onOpenChange(false)}>
            {t("cancel")}
          </Button>
          <Button type="submit" variant="main" busy={busy}>
            {label}
          </Button>
        </ButtonRow>
      </form>
    </Dialog>
  );
}
