"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ReasonAct } from "@/components/milestone/reason-act";
import type { Action } from "@/lib/features/act/view";

type Props = { readonly action: Action; readonly project: string; readonly milestone: string };

/** Prepares a formal notice of the decision on a milestone that has not come. */
export function NoticeAct({ action, project, milestone }: Props): ReactNode {
  const t = useTranslations("silence.notice");
  return (
    <ReasonAct
      action={action}
      project={project}
      subject={{ kind: "milestone", code: milestone }}
      label={t("draft")}
      lead={t("draftLead")}
      field={t("text")}
      toInput={(text) => ({ awaited: "DECISION", matter: milestone, text })}
    />
  );
}
