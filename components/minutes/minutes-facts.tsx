import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KeyValues } from "@/components/ui/key-values";
import { TextLink } from "@/components/ui/text-link";
import type { MinutesView } from "@/lib/features/minutes/view";
import { formatDay } from "@/lib/text/format";

/** Where minutes stand, until when what is waited for, and what silence means there. */
export function MinutesFacts({ view }: { readonly view: MinutesView }): ReactNode {
  const t = useTranslations("minutes");
  const locale = useLocale();
  const { status, version, circulationDue, approvalDue, record, tacit } = view;
  const day = (on: string): string => formatDay(locale, on, { width: "long" });
  const reading = status === "CIRCULATED" || status === "CORRECTION_REQUESTED";
  if (status === null) return null;
  return (
    <div className="max-w-xl">
      <KeyValues
        entries={[
          { name: t("facts.state"), value: t(`status.${status}`) },
          { name: t("facts.version"), value: String(version) },
          ...(status === "DRAFT" && circulationDue !== null
            ? [{ name: t("facts.circulation"), value: day(circulationDue) }]
            : []),
          ...(status === "CIRCULATED" && approvalDue !== null
            ? [{ name: t("facts.approval"), value: day(approvalDue) }]
            : []),
          ...(reading ? [{ name: t("facts.silence"), value: t(tacit ? "facts.tacit" : "facts.notTacit") }] : []),
          ...(record === null
            ? []
            : [
                {
                  name: t("facts.record"),
                  value: <TextLink href={`/projects/${view.project.code}/records/${record}`}>{record}</TextLink>,
                },
              ]),
        ]}
      />
    </div>
  );
}
