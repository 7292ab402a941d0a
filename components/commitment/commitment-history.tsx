import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { SectionHead } from "@/components/ui/section-head";
import { Thread, ThreadItem } from "@/components/ui/thread";
import type { CommitmentView } from "@/lib/features/commitment/view";
import { formatDateTime, formatDay } from "@/lib/text/format";

/** What happened to a commitment, in order: by party for everybody, by name for those concerned; the clock has its own lines. */
export function CommitmentHistory({ view }: { readonly view: CommitmentView }): ReactNode {
  const t = useTranslations("commitments");
  const locale = useLocale();
  const nameOf = usePersonName();
  const reader = { locale, timeZone: view.project.timeZone };
  return (
    <section className="mt-11">
      <SectionHead title={t("history")} />
      <Thread label={t("history")}>
        {view.history.map((step, index) => {
          const who = step.party === null ? t("clock") : step.by === null ? step.party : nameOf(step.by);
          const beside = step.party !== null && step.by !== null ? `${step.party}, ` : "";
          return (
            <ThreadItem
              key={step.id}
              knot={step.act === "sign" ? "accepted" : "plain"}
              last={index === view.history.length - 1}
            >
              <p className="t-13">
                <strong className="font-semibold">{who}</strong>{" "}
                {t(`did.${step.act}`, {
                  day: step.on === null ? "" : formatDay(locale, step.on, { now: view.now }),
                  days: step.days ?? 0,
                })}{" "}
                <span className="text-text-3">{`${beside}${formatDateTime(reader, step.at, { now: view.now })}`}</span>
              </p>
              {step.text === "" ? null : (
                <p className="t-13 mt-1 max-w-measure whitespace-pre-line text-text-2">{step.text}</p>
              )}
            </ThreadItem>
          );
        })}
      </Thread>
    </section>
  );
}
