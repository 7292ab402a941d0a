"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { PartyMark } from "@/components/ui/party-mark";
import { useToast } from "@/components/ui/toast";
import { Typeset, UserText } from "@/components/ui/typeset";
import type { Action } from "@/lib/features/act/view";
import type { ClosureView } from "@/lib/features/calendar/view";
import { partyTexture } from "@/lib/features/party/view";
import { formatDay } from "@/lib/text/format";

type Props = { readonly project: string; readonly closures: readonly ClosureView[]; readonly withdraw: Action };

/** The closures that have not ended, each with its party; those that have not begun can be taken back by it. */
export function ClosureList({ project, closures, withdraw }: Props): ReactNode {
  const t = useTranslations("calendar");
  const locale = useLocale();
  const say = useToast();
  if (closures.length === 0) return <p className="t-13 mt-3 text-text-2">{t("noClosure")}</p>;
  const style = { width: "long", weekday: false } as const;
  return (
    <ul>
      {closures.map(({ id, name, party, firstOn, lastOn, mayWithdraw }) => (
        <li key={id} className="t-13 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-b py-2.5">
          <span className="min-w-0">
            <span className="flex flex-wrap items-baseline gap-x-2">
              <PartyMark texture={partyTexture(party.side, party.ordinal)} />
              <span className="font-medium">
                <UserText>{name}</UserText>
              </span>
              <span className="text-text-3">{party.name}</span>
            </span>
            <span className="figures block text-text-2">
              <Typeset>
                {firstOn === lastOn
                  ? formatDay(locale, firstOn, { width: "long" })
                  : t("fromTo", { from: formatDay(locale, firstOn, style), to: formatDay(locale, lastOn, style) })}
              </Typeset>
            </span>
          </span>
          {mayWithdraw ? (
            <ActButton
              action={withdraw}
              project={project}
              input={{ closureId: id }}
              variant="quiet"
              size="sm"
              onDone={() => say({ text: t("withdrawn"), act: true })}
            >
              {t("withdraw")}
              <span className="sr-only">, {name}</span>
            </ActButton>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
