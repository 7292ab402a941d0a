"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ActButton } from "@/components/act/act-button";
import { useToast } from "@/components/ui/toast";
import type { Action } from "@/lib/features/act/view";

/** A token, its instants already in the reader's words. */
export type TokenRow = {
  readonly tokenId: string;
  readonly name: string;
  readonly ending: string;
  readonly reach: string;
  readonly life: string;
  readonly used: string;
  readonly isLive: boolean;
};

/** One's tokens; each ends at once, everywhere. */
export function TokenList({
  tokens,
  revoke,
}: {
  readonly tokens: readonly TokenRow[];
  readonly revoke: Action;
}): ReactNode {
  const t = useTranslations("tokens");
  const say = useToast();
  return (
    <ul>
      {tokens.map((token) => (
        <li
          key={token.tokenId}
          className="flex min-h-11 flex-wrap items-center gap-x-6 gap-y-1 border-b py-2 max-md:py-2.5"
        >
          <div className="min-w-0 flex-1 max-md:basis-full">
            <p className="t-13 font-medium">
              {token.name}
              <code className="t-12 ml-2.5 whitespace-nowrap font-normal text-text-3">…{token.ending}</code>
            </p>
            <p className="t-12 text-text-3">{token.reach}</p>
          </div>
          <p className="t-12 figures text-text-2 max-md:flex-1 md:text-right">
            {token.life}
            <span className="block text-text-3">{token.used}</span>
          </p>
          {token.isLive ? (
            <ActButton
              action={revoke}
              input={{ tokenId: token.tokenId }}
              size="sm"
              onDone={() => say({ text: t("revoked") })}
            >
              <span aria-hidden>{t("revoke")}</span>
              <span className="sr-only">{t("revokeNamed", { name: token.name })}</span>
            </ActButton>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
