"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { usePersonName } from "@/components/account/person-name";
import { BlockedAct } from "@/components/ui/blocked-act";
import { RefusalDialog } from "@/components/ui/refusal-dialog";
import { SmallSeal } from "@/components/ui/small-seal";
import type { ArticleView } from "@/lib/features/act/view";
import type { MilestoneView } from "@/lib/features/milestone/view";
import { formatDateTime } from "@/lib/text/format";

/** Going back on an acceptance: shown, closed for everyone, and the way on is one press away (CD-04). */
export function ReopenAct({ view, lock }: { readonly view: MilestoneView; readonly lock: ArticleView }): ReactNode {
  const t = useTranslations("milestones.reopen");
  const locale = useLocale();
  const nameOf = usePersonName();
  const [open, setOpen] = useState(false);
  const { final, project } = view;
  const root = `/projects/${project.code}`;
  if (final === null) return null;
  const at = formatDateTime({ locale, timeZone: project.timeZone }, final.decidedAt, { width: "long", weekday: false });
  return (
    <>
      <BlockedAct reason={t("reason")} code={lock.code} onOpen={() => setOpen(true)}>
        {t("act")}
      </BlockedAct>
      <RefusalDialog
        open={open}
        onOpenChange={setOpen}
        fact={t("fact", { code: view.code })}
        origin={{
          sign: <SmallSeal kind={view.status === "ACCEPTED_WITH_RESERVATIONS" ? "reserved" : "accepted"} size={18} />,
          text: t("origin", { name: nameOf(final.by), party: view.client.name, at, record: final.record ?? "none" }),
        }}
        articles={[lock]}
        ways={[
          {
            title: t("change"),
            detail: t("changeDetail"),
            label: t("changeLabel"),
            href: `${root}/changes/new?origin=milestone:${view.code}`,
          },
          {
            title: t("requirement"),
            detail: t("requirementDetail", { code: view.code }),
            label: t("requirementLabel"),
            href: `${root}/requirements/new`,
          },
          ...(final.record === null
            ? []
            : [
                {
                  title: t("record"),
                  detail: t("recordDetail"),
                  label: t("recordLabel"),
                  href: `${root}/records/${final.record}`,
                },
              ]),
        ]}
      />
    </>
  );
}
