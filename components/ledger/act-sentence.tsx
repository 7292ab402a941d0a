import { Clock } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PartyMark } from "@/components/ui/party-mark";
import { Typeset } from "@/components/ui/typeset";
import type { LedgerEntryView } from "@/lib/features/ledger/view";
import { partyTexture } from "@/lib/features/party/view";
import { writeDays } from "@/lib/text/format";

type Props = { readonly entry: Pick<LedgerEntryView, "type" | "values" | "by"> };

/** An act in one sentence: the texture of the party, or the clock for the system; who, in bold; what. */
export function ActSentence({ entry }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  const { by } = entry;
  const automatic = by.role === "SYSTEM";
  const name = automatic ? t("shell.product") : (by.name ?? t("signature.erased"));
  return (
    <span className="flex min-w-0 items-baseline gap-2.5">
      <span className="flex w-3.5 shrink-0 justify-center self-start pt-1">
        {automatic ? (
          <Clock role="img" aria-label={t("roles.SYSTEM")} size={14} strokeWidth={1.6} className="-mt-px text-text-2" />
        ) : by.party === null ? null : (
          <PartyMark texture={partyTexture(by.party.side, by.party.ordinal)} label={by.party.name} className="mt-px" />
        )}
      </span>
      <span className="min-w-0">
        <b className="font-semibold">{name}</b>{" "}
        <Typeset>{t(`events.${entry.type}`, writeDays(locale, entry.values))}</Typeset>
      </span>
    </span>
  );
}

/** In which role, for which party, under whose written power. */
export function ActCapacity({ entry }: Props): ReactNode {
  const t = useTranslations();
  const { role, party, delegation } = entry.by;
  const parts = [
    t(`roles.${role}`),
    ...(party === null ? [] : [party.name]),
    ...(delegation === null
      ? []
      : [t("ledger.onBehalf", { name: delegation.grantor ?? t("signature.erased"), code: delegation.code })]),
  ];
  return <>{parts.join(", ")}</>;
}
