"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ReasonAct } from "@/components/milestone/reason-act";
import type { AwaitedAct } from "@/lib/domain/formal-notice";
import type { Action, RefusedSubject } from "@/lib/features/act/view";

type Props = {
  readonly action: Action;
  readonly project: string;
  readonly subject: RefusedSubject;
  readonly awaited: AwaitedAct;
};

const words = {
  DECISION: { label: "draft", lead: "draftLead" },
  RESUBMISSION: { label: "draftResubmission", lead: "draftResubmissionLead" },
  RESERVATION_FIX: { label: "draftFix", lead: "draftFixLead" },
} as const;

/** Prepares a formal notice of an act that has not come: a decision, a new submission, a mended reservation. */
export function NoticeAct({ action, project, subject, awaited }: Props): ReactNode {
  const t = useTranslations("silence.notice");
  const { label, lead } = words[awaited];
  return (
    <ReasonAct
      action={action}
      project={project}
      subject={subject}
      label={t(label)}
      lead={t(lead)}
      field={t("text")}
      toInput={(text) => ({ awaited, matter: subject.code, text })}
    />
  );
}
