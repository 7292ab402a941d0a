"use client";

import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

export type Step = {
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly state: "done" | "now" | "todo";
};

/** Steps at the left of a ceremony: a thread with three knots; each goes to its part of the page. */
export function StepThread({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  const t = useTranslations("ui");
  return (
    <nav aria-label={t("steps")}>
      <ol>
        {steps.map((step, index) => (
          <li key={step.id} className="group relative pb-8 last:pb-0">
            <span aria-hidden className="absolute top-6 bottom-0 left-3 w-px bg-ink-line group-last:hidden" />
            <a
              href={`#${step.id}`}
              aria-current={step.state === "now" ? "step" : undefined}
              className="flex gap-3 rounded-control"
            >
              <StepKnot step={step} place={index + 1} />
              <span className="pt-0.5">
                <span className={cx("t-13 block", step.state === "todo" ? "text-text-2" : "font-semibold text-text")}>
                  {step.label}
                </span>
                {step.detail === undefined ? null : <span className="t-12 block text-text-3">{step.detail}</span>}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepKnot({ step, place }: { readonly step: Step; readonly place: number }): ReactNode {
  const t = useTranslations("ui");
  const words = { done: t("stepDone"), now: t("stepNow"), todo: t("stepTodo") }[step.state];
  return (
    <span
      className={cx(
        "t-12 relative inline-flex size-6 shrink-0 items-center justify-center rounded-full border font-semibold [word-spacing:0]",
        step.state === "now"
          ? "border-ink bg-ink text-on-ink"
          : step.state === "done"
            ? "border-ink bg-paper text-ink"
            : "border-control bg-paper text-text-3",
      )}
    >
      {step.state === "done" ? <Check aria-hidden size={13} strokeWidth={2} /> : <span aria-hidden>{place}</span>}
      <span className="sr-only">{words}</span>
    </span>
  );
}

/** The same steps as a bar, under the header of narrower screens. */
export function StepBar({ steps }: { readonly steps: readonly Step[] }): ReactNode {
  const t = useTranslations("ui");
  return (
    <nav aria-label={t("steps")}>
      <ol className="flex">
        {steps.map((step, index) => (
          <li key={step.id} className="flex-1">
            <a
              href={`#${step.id}`}
              aria-current={step.state === "now" ? "step" : undefined}
              className={cx(
                "t-13 flex min-h-11 items-center justify-center gap-2 border-b-2 -outline-offset-2",
                step.state === "now" ? "border-ink font-semibold text-text" : "border-transparent",
                step.state === "done" ? "text-ink" : "text-text-2",
              )}
            >
              {step.state === "done" ? <Check aria-hidden size={14} strokeWidth={1.8} /> : null}
              {step.state === "now" ? (
                <span className="t-11 flex size-5 items-center justify-center rounded-full bg-ink text-on-ink">
                  {index + 1}
                </span>
              ) : null}
              {step.label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
