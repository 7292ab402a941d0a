"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import type { MailStop } from "@/lib/domain/mail-kind";
import type { MailStopState } from "@/lib/features/notification/view";

type Props = {
  readonly token: string;
  readonly what: MailStop;
  readonly stop: (before: MailStopState) => Promise<MailStopState>;
};

/** Says which mails would stop, and stops them by a press; says so once they have. Works without a script. */
export function StopMail({ token, what, stop }: Props): ReactNode {
  const t = useTranslations("mailStop");
  const [state, act, pending] = useActionState(stop, { token, outcome: null });
  if (state.outcome === "stopped")
    return (
      <div role="status" className="mt-4 flex flex-col gap-5">
        <p className="t-14">
          {t("done")} {t("doneRule")}
        </p>
        <ButtonLink href="/profile#mail" wide>
          {t("profile")}
        </ButtonLink>
      </div>
    );
  return (
    <form action={act} className="mt-4 flex flex-col gap-5">
      <p className="t-14">{t(`what.${what}`)}</p>
      <p className="t-13 text-text-2">{t("legal")}</p>
      {state.outcome === "failed" ? (
        <p role="alert" className="t-13 text-late">
          {t("failed")}
        </p>
      ) : null}
      <Button type="submit" variant="main" size="lg" wide busy={pending}>
        {t("act")}
      </Button>
    </form>
  );
}
