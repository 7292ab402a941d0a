import { useLocale, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { SectionHead } from "@/components/ui/section-head";
import { Thread, ThreadItem } from "@/components/ui/thread";
import type { ChangeRequestView } from "@/lib/features/change-request/view";
import { instantOf } from "@/lib/kernel/instant";
import { formatDateTime } from "@/lib/text/format";

/** What follows from the last of several acts, each of which is told: it is nobody's act, and not the clock's. */
const following: ReadonlySet<string> = new Set(["completeQuotes", "contract"]);

/** Everything that happened to a request since it was submitted: by whom, when, and why in their words. */
export function ChangeStory({ view }: { readonly view: ChangeRequestView }): ReactNode {
  const t = useTranslations("changes.story");
  const locale = useLocale();
  const nameOf = usePersonName();
  const now = instantOf(useNow());
  if (view.steps.length === 0) return null;
  const reader = { locale, timeZone: view.project.timeZone };
  return (
    <section className="mt-9">
      <SectionHead title={t("title")} />
      <Thread label={t("title")}>
        {view.steps.map((step, index) => (
          <ThreadItem key={`${step.at} ${step.act} ${step.party ?? ""}`} last={index === view.steps.length - 1}>
            <p className="t-14">
              <span className="font-medium">{t(`acts.${step.act}`)}</span>{" "}
              <span className="t-12 text-text-3">
                {[
                  step.by !== null ? nameOf(step.by) : following.has(step.act) ? "" : t("clock"),
                  step.party ?? "",
                  formatDateTime(reader, step.at, { now }),
                ]
                  .filter((part) => part !== "")
                  .join(" · ")}
              </span>
            </p>
            {step.reason === "" ? null : <p className="s-15 mt-1 max-w-measure whitespace-pre-line">{step.reason}</p>}
          </ThreadItem>
        ))}
      </Thread>
    </section>
  );
}
