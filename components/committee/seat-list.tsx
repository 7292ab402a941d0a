import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PartyMark } from "@/components/ui/party-mark";
import type { AttendeeView, SeatView } from "@/lib/features/committee/view";

type Props = { readonly seats: readonly (SeatView | AttendeeView)[] };

const textures = { CLIENT: "solid", AGENCY: "hatch", AMO: "dots", MEDIATOR: "cross" } as const;

/** Who sits in a body: name, party, voice; and what they answered, where they were convened. */
export function SeatList({ seats }: Props): ReactNode {
  const t = useTranslations("committees");
  return (
    <ul className="t-13">
      {seats.map((seat) => (
        <li key={seat.memberId} className="flex items-start gap-3 border-line border-b py-2.5">
          <PartyMark texture={textures[seat.party.side]} className="mt-1.5" />
          <div className="min-w-0 flex-1">
            <p className="font-medium [overflow-wrap:anywhere]">{seat.name}</p>
            <p className="t-12 text-text-3 [overflow-wrap:anywhere]">
              {t("seatLine", { party: seat.party.name, voice: seat.voice })}
            </p>
            {"proxyTo" in seat && seat.proxyTo !== null ? (
              <p className="t-12 text-text-2">{t("proxyTo", { name: seat.proxyTo })}</p>
            ) : null}
          </div>
          {"answer" in seat ? (
            <span className="t-12 shrink-0 text-text-2">
              {t("answerOf", { answer: seat.answer ?? "NONE", through: seat.through ?? "APP" })}
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
