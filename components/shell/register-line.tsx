"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type KnownCheck, useKnownCheck } from "@/components/ledger/known-check";
import type { RegisterState } from "@/components/shell/shell-view";
import { cx } from "@/components/ui/class-names";
import { SmallSeal, type SmallSealKind } from "@/components/ui/small-seal";
import { instant } from "@/lib/kernel/instant";
import { formatDate, formatNumber, formatTime, type Reader } from "@/lib/text/format";

type Line = { readonly seal: SmallSealKind; readonly title: string; readonly detail: string };

/** The register in one line. It is told intact only after this window had the whole chain recomputed, up to the act it then had. */
export function RegisterLine({ register }: { readonly register: RegisterState }): ReactNode {
  const t = useTranslations("rooms");
  const locale = useLocale();
  const check = useKnownCheck(register.project);
  const { seal, title, detail } = lineOf(t, locale, register, check);
  const broken = seal === "rejected";
  return (
    <Link
      href={register.href}
      className="flex gap-2.5 border-line-2 border-y px-2 py-2.5 -outline-offset-2 hover:bg-[color-mix(in_oklab,var(--text)_4%,transparent)]"
    >
      <SmallSeal kind={seal} className={cx("mt-px", broken && "text-late!")} />
      <span className="min-w-0">
        <span className={cx("t-12 block font-semibold", broken ? "text-late" : "text-text")}>{title}</span>
        <span className="t-12 figures block text-text-2">{detail}</span>
      </span>
    </Link>
  );
}

function lineOf(
  t: ReturnType<typeof useTranslations<"rooms">>,
  locale: Reader["locale"],
  { acts }: RegisterState,
  check: KnownCheck | null,
): Line {
  if (check === null) return { seal: "open", title: t("ledgerState"), detail: t("acts", { count: acts }) };
  const reader = { locale, timeZone: check.timeZone };
  const [at, act] = [instant(check.at), (seq: number): string => formatNumber(locale, seq)];
  const when = { count: acts, day: formatDate(reader, at, { weekday: false, now: at }), time: formatTime(reader, at) };
  const whole = check.total >= acts;
  const detail = t(whole ? "actsChecked" : "actsCheckedThen", when);
  if (check.brokenAt !== null)
    return { seal: "rejected", title: t("ledgerBroken", { act: act(check.brokenAt) }), detail };
  return whole
    ? { seal: "accepted", title: t("ledgerIntact"), detail }
    : { seal: "tacit", title: t("ledgerIntactTo", { act: act(check.total) }), detail };
}
