import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "@/components/budget/use-money";
import { AmountBar, BarMark, type BarStep } from "@/components/ui/amount-bar";
import { forecastOf, remainingOf } from "@/lib/domain/budget-sums";
import type { BudgetView } from "@/lib/features/budget/view";

type Props = { readonly view: BudgetView; readonly currency: string };

/** The budget against its ceiling: paid, accepted, committed, in decision, laid end to end; the table under it carries the figures. */
export function BudgetChart({ view, currency }: Props): ReactNode {
  const t = useTranslations("budget");
  const money = useMoney(currency);
  const { total, ceilingCents, inDecisionCents } = view;
  const owed = total.committed - total.reduced - total.penalised;
  const paid = Math.min(total.paid, owed);
  const accepted = Math.max(0, Math.min(total.accepted, owed) - paid);
  const committed = Math.max(0, owed - paid - accepted);
  const deciding = Math.max(0, inDecisionCents);
  const whole = Math.max(ceilingCents ?? 0, owed + deciding, 1);
  const parts = [
    { key: "paid", step: "full", amount: paid },
    { key: "accepted", step: "half", amount: accepted },
    { key: "committed", step: "light", amount: committed },
    { key: "deciding", step: "hatch", amount: deciding },
  ] as const;
  // One agency of several has no ceiling before it: what the others have taken of it is not its own to read.
  const own = (row: Figure): readonly Figure[] => (view.own ? [] : [row]);
  const said = parts.map(({ key, amount }) => `${t(`bar.${key}`)} ${money(amount)}`).join(", ");
  return (
    <figure className="mt-11">
      <AmountBar
        parts={parts}
        total={whole}
        ceiling={ceilingCents !== null}
        label={`${said}${ceilingCents === null ? "" : `. ${t("ceiling")} ${money(ceilingCents)}`}`}
      />
      <figcaption className="mt-5 grid gap-x-11 md:grid-cols-2">
        <Figures
          rows={[
            ...own([t("ceiling"), ceilingCents === null ? t("noCeiling") : money(ceilingCents)]),
            [
              t("committed"),
              money(total.committed),
              total.recurring === 0 ? undefined : t("ofWhichRecurring", { amount: money(total.recurring) }),
            ],
            ...own([t("room"), ceilingCents === null ? "–" : money(ceilingCents - total.committed)]),
            [t("inDecision"), money(inDecisionCents), undefined, "hatch"],
            [t("forecast"), money(forecastOf(total, inDecisionCents))],
          ]}
        />
        <Figures
          rows={[
            [t("accepted"), money(total.accepted), offOf(t, money, total.reduced), "half"],
            [t("penalties"), money(0 - total.penalised)],
            [t("retained"), money(total.retained)],
            [t("invoiced"), money(total.invoiced), t("andTax", { amount: money(total.invoicedTax) })],
            [t("paid"), money(total.paid), t("andTax", { amount: money(total.paidTax) }), "full"],
            [t("remaining"), money(remainingOf(total)), undefined, "light"],
          ]}
        />
      </figcaption>
    </figure>
  );
}

function offOf(
  t: ReturnType<typeof useTranslations<"budget">>,
  money: (cents: number) => string,
  reduced: number,
): string | undefined {
  return reduced === 0 ? undefined : t("afterReduction", { amount: money(reduced) });
}

type Figure = readonly [name: string, value: string, detail?: string | undefined, step?: BarStep | undefined];

function Figures({ rows }: { readonly rows: readonly Figure[] }): ReactNode {
  return (
    <dl className="t-13">
      {rows.map(([name, value, detail, step]) => (
        <div key={name} className="flex items-baseline justify-between gap-4 border-b py-2.5">
          <dt className="flex items-baseline gap-2 text-text-2">
            <span className="w-2.5 shrink-0">{step === undefined ? null : <BarMark step={step} />}</span>
            {name}
          </dt>
          <dd className="figures text-right font-semibold">
            {value}
            {detail === undefined ? null : <span className="t-12 block font-normal text-text-3">{detail}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
