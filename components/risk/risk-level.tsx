import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip, type ChipTone } from "@/components/ui/chip";
import type { RiskLevel as Level, RiskStatus } from "@/lib/domain/risk";

const tones: Readonly<Record<Level, ChipTone>> = { LOW: "muted", MODERATE: "text", HIGH: "ink", CRITICAL: "late" };

/** A score with its level in words: the colour never speaks alone. */
export function RiskScore({
  score,
  level,
}: {
  readonly score: number | null;
  readonly level: Level | null;
}): ReactNode {
  const t = useTranslations("risks");
  if (score === null || level === null) return <span className="text-text-3">{t("unmeasured")}</span>;
  return (
    <Chip tone={tones[level]} sign={<span className="figures font-semibold">{score}</span>}>
      {t(`levels.${level}`)}
    </Chip>
  );
}

/** Where a risk stands, in words. */
export function RiskState({ status }: { readonly status: RiskStatus }): ReactNode {
  return useTranslations("risks.status")(status);
}
