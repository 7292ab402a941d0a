import { CircleDot, CircleSlash, MessageSquareWarning, Wrench } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { SmallSeal } from "@/components/ui/small-seal";
import type { ReservationStatus } from "@/lib/domain/reservation";

const signs: Readonly<Record<ReservationStatus, ReactNode>> = {
  OPEN: <CircleDot aria-hidden />,
  FIX_SUBMITTED: <Wrench aria-hidden />,
  CONTESTED: <MessageSquareWarning aria-hidden />,
  LIFTED: <SmallSeal kind="accepted" />,
  WAIVED: <SmallSeal kind="accepted" />,
  WITHDRAWN: <CircleSlash aria-hidden />,
};

/** Where a reservation stands; a lifting that the agency has not signed yet says so. */
export function ReservationChip({
  status,
  confirmed,
}: {
  readonly status: ReservationStatus;
  readonly confirmed: boolean;
}): ReactNode {
  const t = useTranslations();
  const settled = status === "LIFTED" || status === "WAIVED";
  const words = status === "LIFTED" && !confirmed ? t("reservations.toConfirm") : t(`status.reservation.${status}`);
  return (
    <Chip tone={settled ? "ink" : status === "WITHDRAWN" ? "muted" : "text"} sign={signs[status]}>
      {words}
    </Chip>
  );
}
