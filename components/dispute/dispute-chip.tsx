import { Check, Scale, ShieldCheck, TrendingUp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { type DisputeStatus, levelOf, openStatuses } from "@/lib/domain/dispute";

/** Where a dispute stands: a sign and its words. */
export function DisputeChip({ status }: { readonly status: DisputeStatus }): ReactNode {
  const t = useTranslations("status.dispute");
  const over = !openStatuses.includes(status);
  const Sign = over ? Check : status.includes("MEDIAT") ? ShieldCheck : levelOf(status) === null ? Scale : TrendingUp;
  return (
    <Chip tone={over ? "done" : "text"} sign={<Sign aria-hidden size={14} strokeWidth={1.6} />}>
      {t(status)}
    </Chip>
  );
}
