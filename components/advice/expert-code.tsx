"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { FormFault } from "@/components/account/form-fault";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import type { OpinionDoorState } from "@/lib/features/advice/view-opinion";

type Step = (before: OpinionDoorState, form: FormData) => Promise<OpinionDoorState>;
type Props = { readonly token: string; readonly mail: Step; readonly enter: Step };

const start: OpinionDoorState = { isMailed: false, fault: null };

/** One press mails the code; typed here, it opens the question in this browser. */
export function ExpertCode({ token, mail, enter }: Props): ReactNode {
  const t = useTranslations("advice.expert");
  const [mailed, send, sending] = useActionState(mail, start);
  const [entered, open, opening] = useActionState(enter, start);
  return (
    <div className="flex flex-col gap-6">
      <form action={send} className="flex flex-col gap-3">
        <input type="hidden" name="token" value={token} />
        <FormFault text={mailed.fault ?? undefined} />
        <Button type="submit" variant={mailed.isMailed ? "plain" : "main"} size="lg" wide busy={sending}>
          {t(mailed.isMailed ? "mailAgain" : "mailCode")}
        </Button>
      </form>
      {mailed.isMailed ? (
        <form action={open} noValidate className="flex flex-col gap-4">
          <input type="hidden" name="token" value={token} />
          <p className="t-13 text-text-2" role="status">
            {t("mailed")}
          </p>
          <FormFault text={entered.fault ?? undefined} />
          <Field label={t("code")}>
            <TextInput name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={12} />
          </Field>
          <Button type="submit" variant="main" size="lg" wide busy={opening}>
            {t("enter")}
          </Button>
        </form>
      ) : null}
    </div>
  );
}
