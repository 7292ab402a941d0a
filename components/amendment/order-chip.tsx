import { Check, CircleDashed, PenLine, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import type { AmendmentStatus } from "@/lib/domain/amendment";

const looks = {
  DRAFT: [CircleDashed, "muted"],
  SIGNING: [PenLine, "you"],
  CONTRACTED: [Check, "ink"],
  WITHDRAWN: [Undo2, "muted"],
} as const;

/** Where an order stands. */
export function OrderChip({ status }: { readonly status: AmendmentStatus }): ReactNode {
  const t = useTranslations("status.amendment");
  const [Sign, tone] = looks[status];
  return (
    <Chip tone={tone} sign={<Sign aria-hidden size={14} strokeWidth={1.6} />}>
      {t(status)}
    </Chip>
  );
}
