import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip, type ChipTone } from "@/components/ui/chip";
import { SmallSeal, type SmallSealKind } from "@/components/ui/small-seal";
import type { NoticeStatus } from "@/lib/domain/formal-notice";

const looks: Readonly<Record<NoticeStatus, { readonly tone: ChipTone; readonly seal: SmallSealKind }>> = {
  DRAFT: { tone: "muted", seal: "open" },
  SENT: { tone: "ink", seal: "open" },
  PRESENTED: { tone: "ink", seal: "reserved" },
  COMPLIED: { tone: "muted", seal: "accepted" },
  LAPSED: { tone: "muted", seal: "open" },
  EXPIRED_UNCOMPLIED: { tone: "text", seal: "rejected" },
};

/** Where a formal notice stands, in words. */
export function NoticeChip({ status }: { readonly status: NoticeStatus }): ReactNode {
  const t = useTranslations("silence.notice.status");
  const { tone, seal } = looks[status];
  return (
    <Chip tone={tone} sign={<SmallSeal kind={seal} />}>
      {t(status)}
    </Chip>
  );
}
