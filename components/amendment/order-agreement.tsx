import { useLocale, useNow, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { KeyValues } from "@/components/ui/key-values";
import { SectionHead } from "@/components/ui/section-head";
import { TextLink } from "@/components/ui/text-link";
import type { OrderPageView } from "@/lib/features/amendment/view";
import { instantOf } from "@/lib/kernel/instant";
import { formatDateTime, formatMoney, formatShare } from "@/lib/text/format";

/** What was decided, and who has signed what came of it. */
export function OrderAgreement({ view }: { readonly view: OrderPageView }): ReactNode {
  const t = useTranslations("amendments");
  const locale = useLocale();
  const nameOf = usePersonName();
  const now = instantOf(useNow());
  const { project, agreed, order, cumulated, agencies, change } = view;
  if (agreed === null) return null;
  const money = (cents: number): string => formatMoney(locale, { cents, currency: project.currency }, { signed: true });
  const { price } = agreed;
  const others = agencies.filter(({ name }) => name !== agreed.agency);
  return (
    <>
      <KeyValues
        entries={[
          { name: t("agency"), value: agreed.agency },
          { name: t("instrument"), value: t(`instruments.${order?.instrument ?? agreed.instrument}`) },
          { name: t("oneOff"), value: money(price.oneOffCents) },
          ...price.recurring.map((one) => ({ name: t("recurring"), value: money(one.cents), detail: one.label })),
          { name: t("total"), value: money(agreed.totalCents) },
          {
            name: t("tax"),
            value: price.reverseCharge ? t("reverseCharge") : formatShare(locale, price.taxBasisPoints),
          },
          { name: t("days"), value: t("daysValue", { days: agreed.days }) },
          ...(cumulated === null
            ? []
            : [{ name: t("cumulated"), value: t("cumulatedValue", { share: formatShare(locale, cumulated) }) }]),
          { name: t("sponsor"), value: t((order?.sponsor ?? agreed.sponsor) ? "sponsorSigns" : "sponsorSilent") },
          ...(order === null || order.record === null
            ? []
            : [
                {
                  name: t("recordCode"),
                  value: <TextLink href={`/projects/${project.code}/records/${order.record}`}>{order.record}</TextLink>,
                },
              ]),
        ]}
      />
      {order === null ? null : (
        <div className="mt-6">
          <SectionHead title={t("signatories")} level={3} />
          <KeyValues
            entries={order.seats.map(({ seat, name, signedAt }) => ({
              name: t(`seats.${seat}`),
              value: signedAt === null ? t("waiting") : nameOf(name),
              detail:
                signedAt === null
                  ? undefined
                  : formatDateTime({ locale, timeZone: project.timeZone }, signedAt, { now }),
            }))}
          />
        </div>
      )}
      {others.map(({ id, name }) => (
        <p key={id} className="t-13 mt-4">
          <TextLink href={`/projects/${project.code}/changes/${change.code}/amendment?party=${id}`}>{name}</TextLink>
        </p>
      ))}
    </>
  );
}
