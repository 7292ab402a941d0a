import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PartyMark } from "@/components/ui/party-mark";
import { SmallSeal } from "@/components/ui/small-seal";

/** What the signs of a time line mean: who held the ball, what is planned, adjourned, signed, sealed, and late when something is. */
export function TimelineLegend({
  late = false,
  proposed = false,
}: {
  readonly late?: boolean;
  readonly proposed?: boolean;
}): ReactNode {
  const t = useTranslations("milestones.legend");
  const entries = [
    { sign: <PartyMark texture="solid" />, word: t("client") },
    { sign: <PartyMark texture="hatch" />, word: t("agency") },
    { sign: <span aria-hidden className="h-3.5 w-0.5 bg-late-solid" />, word: t("adjourned") },
    ...(late ? [{ sign: <span aria-hidden className="h-3.5 w-2 rounded-bar bg-late-solid" />, word: t("late") }] : []),
    { sign: <span aria-hidden className="h-2.5 w-5 rounded-bar border border-control" />, word: t("planned") },
    ...(proposed
      ? [
          {
            sign: <span aria-hidden className="h-2.5 w-5 rounded-bar border border-late-solid border-dashed" />,
            word: t("proposed"),
          },
        ]
      : []),
    { sign: <span aria-hidden className="size-2 rotate-45 border border-text" />, word: t("term") },
    { sign: <SmallSeal kind="accepted" size={14} />, word: t("sealed") },
  ];
  return (
    <ul className="t-12 flex flex-wrap gap-x-4 gap-y-1 text-text-2">
      {entries.map(({ sign, word }) => (
        <li key={word} className="flex items-center gap-1.5">
          {sign} {word}
        </li>
      ))}
    </ul>
  );
}
