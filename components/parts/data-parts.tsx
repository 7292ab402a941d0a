import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Part } from "@/components/parts/part";
import { AmountBar } from "@/components/ui/amount-bar";
import { KeptLegend, KeptStrip } from "@/components/ui/kept-strip";
import { Progress } from "@/components/ui/progress";
import { TimelineAxis, TimelineBar } from "@/components/ui/timeline";

const kept = ["kept", "kept", "kept", "late", "kept", "kept", "broken", "kept", "late"] as const;

/** Timeline, amounts, commitments kept, progress. */
export function DataParts(): ReactNode {
  const t = useTranslations("ui.parts");
  return (
    <Part title={t("bars")} note={t("barsNote")}>
      <div className="flex flex-col gap-6">
        <div>
          <TimelineAxis
            ticks={[
              { at: 0, label: t("june") },
              { at: 0.33, label: t("september") },
              { at: 0.8, label: t("january") },
            ]}
            today={{ at: 0.62, label: t("today") }}
          />
          <TimelineBar
            label={t("timelineLabel")}
            today={0.62}
            ticks={[
              { at: 0, label: "" },
              { at: 0.33, label: "" },
              { at: 0.8, label: "" },
            ]}
            parts={[
              { kind: "held", texture: "hatch", from: 0, to: 0.3 },
              { kind: "held", texture: "solid", from: 0.3, to: 0.45 },
              { kind: "held", texture: "dots", from: 0.45, to: 0.52 },
              { kind: "late", from: 0.52, to: 0.58 },
              { kind: "running", from: 0.58, to: 0.7 },
              { kind: "planned", from: 0.7, to: 0.92 },
              { kind: "extension", from: 0.92, to: 0.98 },
            ]}
            points={[
              { kind: "adjourned", at: 0.4 },
              { kind: "term", at: 0.92 },
              { kind: "seal", seal: "accepted", at: 0.3 },
            ]}
          />
        </div>
        <AmountBar
          ceiling
          label={t("budgetLabel")}
          total={186}
          parts={[
            { key: "paid", step: "full", amount: 43 },
            { key: "accepted", step: "half", amount: 15 },
            { key: "committed", step: "light", amount: 100 },
            { key: "deciding", step: "hatch", amount: 6 },
          ]}
        />
        <AmountBar
          label={t("budgetLabel")}
          total={107}
          parts={[
            { key: "a", step: "full", amount: 31 },
            { key: "b", step: "half", amount: 22 },
            { key: "c", step: "light", amount: 31 },
            { key: "d", step: "hatch", amount: 3 },
            { key: "e", step: "dots", amount: 9 },
            { key: "f", step: "outline", amount: 11 },
          ]}
        />
        <div className="flex flex-col gap-3">
          <KeptStrip label={t("keptLabel")} kept={kept.map((one, at) => ({ key: `EN-${at}`, kept: one }))} />
          <KeptLegend />
        </div>
        <Progress value={34} max={90} label={t("progress")} detail={t("progress")} />
      </div>
    </Part>
  );
}
