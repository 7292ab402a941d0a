import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { SectionHead } from "@/components/ui/section-head";
import type { SetupStep } from "@/lib/features/overview/view";

/** What the charter wants before the project starts, in order; each step leads to where it is done. */
export function SetupList({ steps }: { readonly steps: readonly SetupStep[] }): ReactNode {
  const t = useTranslations("overview");
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done)?.step;
  return (
    <section aria-label={t("setup")}>
      <SectionHead title={t("setup")} remark={t("setupDone", { done, needed: steps.length })} />
      <ol>
        {steps.map(({ step, done: isDone, href, detail }) => (
          <li key={step} className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 border-b py-2">
            <span className="flex w-5 shrink-0 justify-center">
              {isDone ? (
                <Check role="img" aria-label={t("stepDone")} size={16} strokeWidth={1.8} className="text-done" />
              ) : (
                <span
                  role="img"
                  aria-label={t("stepOpen")}
                  className="size-3 rounded-full border border-control border-dashed"
                />
              )}
            </span>
            <span className="min-w-0 flex-1">
              <span className={isDone ? "t-13 text-text-2" : "t-13 font-semibold"}>{t(`steps.${step}.title`)}</span>
              <span className="t-12 block text-text-3">
                {detail === null ? t(`steps.${step}.detail`) : t("signedOf", detail)}
              </span>
            </span>
            {isDone ? null : (
              <ButtonLink href={href} size="sm" variant={step === next ? "main" : "plain"}>
                {href.endsWith("/charter") && step === "signatures" ? t("seeCharter") : t(`steps.${step}.act`)}
              </ButtonLink>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
