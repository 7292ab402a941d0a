"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import type { Action } from "@/lib/features/act/view";

/** What is taken up by a link that was mailed: its words, and where one is then. */
const links = {
  invitation: { label: "invitation.join", to: ({ project }) => `/projects/${project ?? ""}` },
  candidacy: { label: "consultations.candidacy.take", to: ({ consultationId }) => `/offers/${consultationId ?? ""}` },
} as const satisfies Record<
  string,
  { readonly label: string; readonly to: (result: Readonly<Record<string, string>>) => string }
>;

type Props = { readonly link: keyof typeof links; readonly action: Action; readonly token: string };

/** Takes up what a link offers: a press, never the mere opening of the link. */
export function TakeUpButton({ link, action, token }: Props): ReactNode {
  const t = useTranslations();
  const router = useRouter();
  const { label, to } = links[link];
  return (
    <ActButton
      action={action}
      input={{ token }}
      variant="main"
      size="lg"
      wide
      onDone={({ result }) => router.push(to(result))}
    >
      {t(label)}
    </ActButton>
  );
}
