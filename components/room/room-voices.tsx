"use client";

import { Check, Minus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePeople } from "@/components/room/room-context";
import { cx } from "@/components/ui/class-names";
import { PartyMark } from "@/components/ui/party-mark";
import { UserText } from "@/components/ui/typeset";
import { partyTexture } from "@/lib/features/party/view";
import type { RoomDecision as Decision } from "@/lib/features/room/view-live";

const ballots = {
  FOR: { Sign: Check, tone: "text-done" },
  AGAINST: { Sign: X, tone: "text-text" },
  ABSTAIN: { Sign: Minus, tone: "text-text-2" },
} as const;

/** Who votes on it and what they said; then the count. */
export function RoomVoices({ decision }: { readonly decision: Decision }): ReactNode {
  const t = useTranslations("room.decision");
  const { person, name } = usePeople();
  const { favour, against, abstained, casting } = decision.tally;
  return (
    <div className="border-line-2 border-t">
      {/* Each row has its line; that of the last lies under the line of the whole, however many cells it has. */}
      <ul className="grid overflow-hidden border-line border-b sm:grid-cols-2 lg:grid-cols-3">
        {decision.voters.map((seat) => {
          const voter = person(seat);
          const vote = decision.votes.find((one) => one.seat === seat);
          if (voter === undefined) return null;
          const said = vote === undefined ? null : ballots[vote.ballot];
          return (
            <li key={seat} className="-mb-px min-w-0 border-line border-b px-5 py-3 max-md:px-4">
              <p className="t-12 flex items-center gap-2 text-text-2">
                <PartyMark texture={partyTexture(voter.party.side, voter.party.ordinal)} />
                <span className="truncate">{voter.party.name}</span>
              </p>
              <p className={cx("t-13 flex items-center gap-1.5 font-semibold", said?.tone ?? "text-text-3")}>
                {said === null ? null : <said.Sign aria-hidden size={16} strokeWidth={1.8} />}
                {t("ballot", { ballot: vote?.ballot ?? (decision.status === "PROPOSED" ? "NONE" : "MISSED") })}
              </p>
              <p className="t-12 text-text-2 [overflow-wrap:anywhere]">
                {voter.name}
                {vote !== undefined && vote.by !== seat ? `, ${t("byProxy", { name: name(vote.by) })}` : null}
              </p>
              {vote === undefined || vote.reason === "" ? null : (
                <p className="t-12 mt-1 text-text-2 italic [overflow-wrap:anywhere]">
                  <UserText>{vote.reason}</UserText>
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <p role="status" className="t-13 px-5 py-3 max-md:px-4">
        {t("tally", { favour, against, abstained })} {casting ? t("casting") : null}
      </p>
    </div>
  );
}
