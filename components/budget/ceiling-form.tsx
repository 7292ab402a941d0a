"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { useMoney } from "@/components/budget/use-money";
import { PriceField } from "@/components/project/price-field";
import { Button, ButtonLink } from "@/components/ui/button";
import { ButtonRow } from "@/components/ui/button-row";
import { Field } from "@/components/ui/field";
import { unitOf } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { CeilingTerms } from "@/lib/features/budget/schema";

type Props = {
  readonly project: { readonly code: string; readonly currency: string };
  readonly start: { readonly ceilingCents: number | null; readonly committedCents: number; readonly reason: string };
};

/** Writes a ceiling; it is read and signed on the next page. */
export function CeilingForm({ project, start }: Props): ReactNode {
  const t = useTranslations("budget");
  const router = useRouter();
  const money = useMoney(project.currency);
  const root = `/projects/${project.code}/budget`;
  const [cents, setCents] = useState(start.ceilingCents);
  const [reason, setReason] = useState(start.reason);
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const checked = CeilingTerms.safeParse({ ceilingCents: cents, reason });
    setWrong(!checked.success);
    if (checked.success)
      router.push(
        `${root}/ceiling/sign?${new URLSearchParams({ ceiling: String(checked.data.ceilingCents), reason })}`,
      );
  };
  return (
    <form onSubmit={submit} noValidate className="mt-8 flex max-w-140 flex-col gap-6">
      <PriceField
        label={t("ceiling")}
        hint={t("ceilingHint", { committed: money(start.committedCents, true) })}
        unit={unitOf(project.currency)}
        cents={cents}
        onChange={setCents}
        error={wrong ? t("ceilingWrong") : undefined}
      />
      <Field label={t("why")} hint={t("whyHint")} optional>
        <Textarea
          value={reason}
          maxLength={2_000}
          onChange={(event) => setReason(event.currentTarget.value)}
          rows={3}
        />
      </Field>
      <ButtonRow>
        <Button type="submit" variant="main">
          {t("readAndSign")}
        </Button>
        <ButtonLink variant="quiet" href={root}>
          {t("leave")}
        </ButtonLink>
      </ButtonRow>
    </form>
  );
}
