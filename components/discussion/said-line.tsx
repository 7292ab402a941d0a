import { useLocale, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PartyMark } from "@/components/ui/party-mark";
import type { Said } from "@/lib/features/discussion/view";
import { partyTexture } from "@/lib/features/party/view";
import { instant, instantOf } from "@/lib/kernel/instant";
import { formatDateTime } from "@/lib/text/format";

/** Who said it, for which party, when. */
export function SaidLine({ said, timeZone }: { readonly said: Said; readonly timeZone: string }): ReactNode {
  const t = useTranslations("discussion");
  const locale = useLocale();
  const now = instantOf(useNow());
  return (
    <p className="t-12 flex flex-wrap items-center gap-x-2 text-text-3">
      <PartyMark texture={partyTexture(said.party.side, said.party.ordinal)} />
      <span className="font-medium text-text-2">{said.name === "" ? t("erasedName") : said.name}</span>
      <span>{said.party.name}</span>
      <time dateTime={said.at} className="figures">
        {formatDateTime({ locale, timeZone }, instant(said.at), { weekday: false, now })}
      </time>
    </p>
  );
}
