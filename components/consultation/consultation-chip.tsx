import { Check, CircleDashed, Lock, LockOpen, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import type { ConsultationStatus } from "@/lib/domain/consultation";

const signs = { DRAFT: CircleDashed, PUBLISHED: Lock, OPENED: LockOpen, AWARDED: Check, UNSUCCESSFUL: X } as const;

const tones = { DRAFT: "text", PUBLISHED: "text", OPENED: "text", AWARDED: "done", UNSUCCESSFUL: "text" } as const;

/** Where a consultation stands: a sign and its word. */
export function ConsultationChip({ status }: { readonly status: ConsultationStatus }): ReactNode {
  const t = useTranslations("status.consultation");
  const Sign = signs[status];
  return (
    <Chip tone={tones[status]} sign={<Sign aria-hidden size={14} strokeWidth={1.6} />}>
      {t(status)}
    </Chip>
  );
}
