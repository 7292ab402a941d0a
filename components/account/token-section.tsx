import { getLocale, getTranslations } from "next-intl/server";
import type { ComponentProps, ReactNode } from "react";
import { TokenForm } from "@/components/account/token-form";
import { TokenList, type TokenRow } from "@/components/account/token-list";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { TokenView } from "@/lib/features/token/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDate, formatDay } from "@/lib/text/format";

type Props = ComponentProps<typeof TokenForm> & {
  readonly tokens: readonly TokenView[];
  readonly now: Instant;
  readonly revoke: ComponentProps<typeof TokenList>["revoke"];
};

/** What machines show in place of a session: the tokens there are, and how one is made. */
export async function TokenSection({ tokens, now, revoke, ...form }: Props): Promise<ReactNode> {
  const [t, locale] = await Promise.all([getTranslations("tokens"), getLocale()]);
  const names = new Map(form.projects.map(({ code, name }) => [code, name]));
  const reader = { locale, timeZone: "Europe/Paris" };
  const rows = tokens.map(
    ({ tokenId, name, ending, access, projects, expiresAt, lastUsedOn, state }): TokenRow => ({
      tokenId,
      name,
      ending,
      reach: t(`summary.${access}`, {
        projects:
          projects === null ? t("everyProject") : projects.map((code) => names.get(code) ?? code).join(t("and")),
      }),
      life:
        state === "LIVE"
          ? t("until", { date: formatDate(reader, expiresAt, { now }) })
          : t(state === "EXPIRED" ? "expired" : "ended"),
      used: lastUsedOn === null ? t("neverUsed") : t("usedOn", { date: formatDay(locale, lastUsedOn) }),
      isLive: state === "LIVE",
    }),
  );
  return (
    <section className="flex flex-col gap-5">
      <div>
        <SectionHead
          title={t("title")}
          remark={t("remark", { count: rows.filter((row) => row.isLive).length })}
          end={<TextLink href="/docs/api">{t("docs")}</TextLink>}
        />
        <TokenList tokens={rows} revoke={revoke} />
      </div>
      <p className="t-13 max-w-[62ch] text-text-2">{t("lead")}</p>
      <TokenForm {...form} />
    </section>
  );
}
