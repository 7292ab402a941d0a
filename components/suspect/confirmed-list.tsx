import { Check } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { SectionHead } from "@/components/ui/section-head";
import { UserText } from "@/components/ui/typeset";
import type { SuspectLine } from "@/lib/features/suspect/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDate } from "@/lib/text/format";

type Props = {
  readonly project: { readonly timeZone: string };
  readonly lines: readonly SuspectLine[];
  readonly now: Instant;
};

/** What was confirmed: by whom, when, and why it still holds. */
export function ConfirmedList({ project, lines, now }: Props): ReactNode {
  const t = useTranslations("suspects");
  const locale = useLocale();
  const nameOf = usePersonName();
  if (lines.length === 0) return null;
  return (
    <section className="mt-11">
      <SectionHead title={t("confirmed")} remark={t("confirmedCount", { count: lines.length })} />
      <ul>
        {lines.map((line) => (
          <li
            key={line.id}
            className="grid gap-x-5 gap-y-1 border-b py-3 last:border-b-0 md:grid-cols-[110px_minmax(0,1fr)]"
          >
            <span className="code-word t-13 text-text-2">{line.requirement}</span>
            <div className="min-w-0 max-w-measure">
              <p className="t-14 flex gap-2">
                <Check aria-hidden size={16} strokeWidth={1.8} className="mt-0.5 shrink-0 text-done" />
                <span>{line.words === "" ? t("deliverables") : <UserText>{line.words}</UserText>}</span>
              </p>
              <p className="t-13 text-text-2">
                <UserText>{line.reason ?? ""}</UserText>
              </p>
              {line.confirmedAt === null ? null : (
                <p className="t-12 text-text-3">
                  {t("confirmedBy", {
                    name: nameOf(line.confirmedBy),
                    date: formatDate({ locale, timeZone: project.timeZone }, line.confirmedAt, { weekday: false, now }),
                    amendment: line.amendment,
                  })}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
