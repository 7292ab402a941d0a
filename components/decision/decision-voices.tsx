import { Check, Minus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PartyMark } from "@/components/ui/party-mark";
import { SectionHead } from "@/components/ui/section-head";
import type { DecisionView, VoteView } from "@/lib/features/decision/view";
import { partyTexture } from "@/lib/features/party/view";

const signs = { FOR: Check, AGAINST: X, ABSTAIN: Minus } as const;
const tones = { FOR: "text-done", AGAINST: "text-late", ABSTAIN: "text-text-2" } as const;

/** Every voice, with the reason that stays with the decision; and those still awaited. */
export function DecisionVoices({ decision }: { readonly decision: DecisionView }): ReactNode {
  const t = useTranslations("decisionRegister");
  const { votes, awaited, tally, withheld } = decision;
  const { favour, against, abstained } = tally;
  return (
    <section className="max-w-2xl">
      <SectionHead title={t("voices")} remark={t("count", { favour, against, abstained })} />
      {votes.length === 0 ? <p className="t-14 py-3 text-text-2">{t("noVoice")}</p> : null}
      <ul>
        {votes.map((vote) => (
          <Voice key={`${vote.memberId}`} vote={vote} />
        ))}
        {awaited.map(({ memberId, name, party }) => (
          <li key={memberId} className="flex items-center gap-3 border-line-2 border-b py-3">
            <PartyMark texture={partyTexture(party.side, party.ordinal)} label={party.name} />
            <span className="t-14 flex-1 text-text-2">{name}</span>
            <span className="t-13 text-text-3">{t("awaited")}</span>
          </li>
        ))}
      </ul>
      {tally.casting ? <p className="t-13 mt-3 text-text-2">{t("casting")}</p> : null}
      {withheld.length === 0 ? null : (
        <p className="t-13 mt-3 text-text-2">{t("withheld", { parties: withheld.join(", ") })}</p>
      )}
    </section>
  );
}

function Voice({ vote }: { readonly vote: VoteView }): ReactNode {
  const t = useTranslations("decisionRegister");
  const { name, forName, party, ballot, reason } = vote;
  const Sign = signs[ballot];
  return (
    <li className="flex gap-3 border-line-2 border-b py-3">
      <PartyMark texture={partyTexture(party.side, party.ordinal)} label={party.name} className="mt-1" />
      <div className="min-w-0 flex-1">
        <p className="t-14">
          {name}
          {forName === null ? null : <span className="t-12 ml-2 text-text-3">{t("forSeat", { name: forName })}</span>}
        </p>
        <p className="t-12 text-text-3">{party.name}</p>
        {reason === "" ? null : <p className="t-14 mt-1 whitespace-pre-line text-text-2">{reason}</p>}
      </div>
      <span className={`t-13 flex h-5 shrink-0 items-center gap-1.5 font-semibold ${tones[ballot]}`}>
        <Sign aria-hidden size={16} strokeWidth={1.8} />
        {t(`ballot.${ballot}`)}
      </span>
    </li>
  );
}
