"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActButton } from "@/components/act/act-button";
import { Checkbox } from "@/components/ui/checkbox";
import type { Action } from "@/lib/features/act/view";

/** The mediator declares independence, and takes the mission up: a press, never the mere opening of the link. */
export function TakeMissionForm({ token, action }: { readonly token: string; readonly action: Action }): ReactNode {
  const t = useTranslations("mediations.door");
  const router = useRouter();
  const [independent, setIndependent] = useState(false);
  return (
    <div className="flex flex-col gap-4">
      <Checkbox label={t("independent")} checked={independent} onChange={() => setIndependent(!independent)} />
      <ActButton
        action={action}
        input={{ token, independent }}
        variant="main"
        size="lg"
        wide
        onDone={({ result }) => router.push(`/mediations/${result.mediationId ?? ""}`)}
      >
        {t("accept")}
      </ActButton>
    </div>
  );
}
