"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "@/components/budget/use-money";
import { PriceField } from "@/components/project/price-field";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { SectionHead } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { unitOf } from "@/components/ui/text-input";
import { type TaxRegime, taxOn } from "@/lib/domain/tax";

/** A line as it is typed: its milestone, or none in particular, and its amount before tax. */
export type TypedLine = {
  /** Tells lines apart while they are typed. */
  readonly key: number;
  readonly milestone: string | null;
  readonly netCents: number | null;
};

type Props = {
  readonly lines: readonly TypedLine[];
  readonly onChange: (lines: readonly TypedLine[]) => void;
  readonly milestones: readonly { readonly code: string; readonly title: string; readonly leftCents: number }[];
  readonly currency: string;
  /** The sum with its tax is shown where the tax is known. */
  readonly regime?: TaxRegime;
  readonly error?: string | undefined;
};

/** The lines of an invoice, each on a milestone, and what they come to. */
export function InvoiceLines({ lines, onChange, milestones, currency, regime, error }: Props): ReactNode {
  const t = useTranslations("budget");
  const money = useMoney(currency);
  const net = lines.reduce((sum, { netCents }) => sum + Math.max(0, netCents ?? 0), 0);
  const set = (at: number, part: Partial<TypedLine>): void =>
    onChange(lines.map((line, place) => (place === at ? { ...line, ...part } : line)));
  return (
    <section className="flex flex-col gap-4">
      <SectionHead title={t("lines")} />
      {lines.map((line, at) => (
        <div key={line.key} className="grid items-start gap-3 sm:grid-cols-[1fr_220px_auto]">
          <Field label={t("milestone")}>
            <Select
              value={line.milestone ?? ""}
              onChange={(event) => set(at, { milestone: event.currentTarget.value || null })}
            >
              {milestones.map(({ code, title }) => (
                <option key={code} value={code}>
                  {`${code} ${title}`}
                </option>
              ))}
              <option value="">{t("noMilestone")}</option>
            </Select>
          </Field>
          <PriceField
            label={t("beforeTax")}
            hint={leftHint(t, money, milestones, line.milestone)}
            unit={unitOf(currency)}
            cents={line.netCents}
            onChange={(netCents) => set(at, { netCents })}
            error={error}
          />
          {lines.length === 1 ? null : (
            <div className="pt-7">
              <IconButton label={t("removeLine")} onClick={() => onChange(lines.filter((_, place) => place !== at))}>
                <X aria-hidden size={16} strokeWidth={1.6} />
              </IconButton>
            </div>
          )}
        </div>
      ))}
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <Button
          icon={<Plus aria-hidden size={16} strokeWidth={1.6} />}
          onClick={() =>
            onChange([...lines, { key: 1 + Math.max(...lines.map(({ key }) => key)), milestone: null, netCents: null }])
          }
        >
          {t("addLine")}
        </Button>
        <p className="t-13 figures text-right" role="status">
          {t("sumBeforeTax", { amount: money(net) })}
          {regime === undefined ? null : (
            <span className="block font-semibold">
              {t("sumWithTax", { tax: money(taxOn(net, regime)), amount: money(net + taxOn(net, regime)) })}
            </span>
          )}
        </p>
      </div>
    </section>
  );
}

function leftHint(
  t: ReturnType<typeof useTranslations<"budget">>,
  money: (cents: number) => string,
  milestones: Props["milestones"],
  code: string | null,
): string {
  const left = milestones.find((one) => one.code === code)?.leftCents;
  return left === undefined ? t("noMilestoneHint") : t("leftToInvoice", { amount: money(left) });
}
