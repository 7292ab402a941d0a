"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PriceField } from "@/components/project/price-field";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { SectionHead } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { DateInput, unitOf } from "@/components/ui/text-input";
import type { DraftAmendmentInput } from "@/lib/features/amendment/schema";
import type { OrderPageView } from "@/lib/features/amendment/view";

type Change = DraftAmendmentInput["milestones"][number];
type Props = {
  readonly view: OrderPageView;
  readonly changes: readonly Change[];
  readonly onChange: (changes: readonly Change[]) => void;
};

/** The milestones that an order moves, prices anew or re-opens; empty fields leave what stands. */
export function OrderMilestones({ view, changes, onChange }: Props): ReactNode {
  const t = useTranslations("amendments");
  const left = view.milestones.filter(({ code }) => !changes.some(({ milestone }) => milestone === code));
  const write = (code: string, change: Partial<Change>): void =>
    onChange(changes.map((one) => (one.milestone === code ? { ...one, ...change } : one)));
  return (
    <section>
      <SectionHead title={t("milestones")} />
      <p className="t-12 mt-2 text-text-3">
        {t("milestonesLead")} {t("stays")}
      </p>
      {changes.length === 0 ? <p className="t-13 mt-3 text-text-2">{t("noMilestone")}</p> : null}
      <ul>
        {changes.map((change) => {
          const named = view.milestones.find(({ code }) => code === change.milestone);
          const reopens = named?.reopens ?? false;
          return (
            <li key={change.milestone} className="flex items-end gap-3 border-b py-4 max-md:flex-wrap">
              <p className="t-13 min-w-0 flex-1 self-center max-md:w-full max-md:flex-none">
                <span className="code-word font-semibold">{change.milestone}</span> {named?.title}
                {reopens ? <span className="t-12 block text-text-3">{t("reopens")}</span> : null}
              </p>
              <Field label={t("dueOn")}>
                <DateInput
                  value={change.dueOn ?? ""}
                  onChange={({ currentTarget: { value } }) =>
                    write(change.milestone, { dueOn: value === "" ? null : value })
                  }
                />
              </Field>
              <PriceField
                label={t(reopens ? "amountOn" : "amount")}
                unit={unitOf(view.project.currency)}
                cents={change.amountCents}
                onChange={(amountCents) => write(change.milestone, { amountCents })}
              />
              <IconButton
                label={`${t("drop")} ${change.milestone}`}
                onClick={() => onChange(changes.filter(({ milestone }) => milestone !== change.milestone))}
              >
                <X aria-hidden size={16} strokeWidth={1.6} />
              </IconButton>
            </li>
          );
        })}
      </ul>
      {left.length === 0 ? (
        <p className="t-12 mt-3 text-text-3">{t("noMilestoneToName")}</p>
      ) : (
        <div className="mt-4 w-96 max-w-full">
          <Field label={t("addMilestone")}>
            <Select
              value=""
              onChange={({ currentTarget: { value } }) =>
                onChange([...changes, { milestone: value, dueOn: null, amountCents: null }])
              }
            >
              <option value="">{t("chooseMilestone")}</option>
              {left.map(({ code, title }) => (
                <option key={code} value={code}>{`${code} ${title}`}</option>
              ))}
            </Select>
          </Field>
        </div>
      )}
    </section>
  );
}
