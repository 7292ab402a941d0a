import { Ban, Check, CircleDashed, CircleDot, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import type { ActionLine } from "@/lib/features/action-item/view";

const signs = {
  OPEN: { tone: "text", sign: <CircleDashed aria-hidden /> },
  IN_PROGRESS: { tone: "text", sign: <CircleDot aria-hidden /> },
  DONE: { tone: "ink", sign: <Check aria-hidden /> },
  VERIFIED: { tone: "done", sign: <Check aria-hidden /> },
  DROPPED: { tone: "muted", sign: <Ban aria-hidden /> },
} as const;

/** Where an action stands; late once its day has gone by and it is not done. */
export function ActionChip({ action }: { readonly action: Pick<ActionLine, "status" | "late"> }): ReactNode {
  const t = useTranslations("actions");
  if (action.late)
    return (
      <Chip tone="late" sign={<Clock aria-hidden />}>
        {t("late")}
      </Chip>
    );
  const { tone, sign } = signs[action.status];
  return (
    <Chip tone={tone} sign={sign}>
      {t(`status.${action.status}`)}
    </Chip>
  );
}
