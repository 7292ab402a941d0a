import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip, type ChipTone } from "@/components/ui/chip";
import { SmallSeal, type SmallSealKind } from "@/components/ui/small-seal";
import type { AdviceStatus } from "@/lib/domain/advice";
import type { AdviceKind } from "@/lib/domain/advice-content";

const looks: Readonly<Record<AdviceStatus, { readonly tone: ChipTone; readonly seal: SmallSealKind }>> = {
  DRAFT: { tone: "muted", seal: "open" },
  ISSUED: { tone: "ink", seal: "open" },
  ACKNOWLEDGED: { tone: "ink", seal: "open" },
  FOLLOWED: { tone: "muted", seal: "accepted" },
  PARTLY_FOLLOWED: { tone: "muted", seal: "reserved" },
  OVERRIDDEN: { tone: "text", seal: "rejected" },
  SUPERSEDED: { tone: "muted", seal: "open" },
  LAPSED: { tone: "muted", seal: "open" },
};

/** Where advice stands, in words. */
export function AdviceChip({ status, late }: { readonly status: AdviceStatus; readonly late: boolean }): ReactNode {
  const t = useTranslations("advice");
  const { tone, seal } = looks[status];
  return (
    <Chip tone={late ? "late" : tone} sign={<SmallSeal kind={seal} />}>
      {late ? t("lateStatus") : t(`status.${status}`)}
    </Chip>
  );
}

/** What kind of advice it is; a warning bears its sign. */
export function AdviceKindMark({ kind }: { readonly kind: AdviceKind }): ReactNode {
  const t = useTranslations("advice.kinds");
  if (kind !== "WARNING") return t(kind);
  return (
    <span className="inline-flex items-center gap-1.5 font-medium text-late">
      <TriangleAlert aria-hidden size={14} strokeWidth={1.8} className="shrink-0" />
      {t(kind)}
    </span>
  );
}
