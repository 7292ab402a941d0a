"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import type { Action } from "@/lib/features/act/view";

/** Takes a candidacy up: a press, never the mere opening of the link. */
export function TakeButton({ action, token }: { readonly action: Action; readonly token: string }): ReactNode {
  const t = useTranslations("consultations.candidacy");
  const router = useRouter();
  return (
    <ActButton
      action={action}
      input={{ token }}
      variant="main"
      size="lg"
      wide
      onDone={({ result }) => router.push(`/offers/${result.consultationId ?? ""}`)}
    >
      {t("take")}
    </ActButton>
  );
}
