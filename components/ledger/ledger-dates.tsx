"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Popover } from "@/components/ui/popover";
import { TextInput } from "@/components/ui/text-input";
import { type LedgerFilters, ledgerHref } from "@/lib/features/ledger/view";
import { formatDay } from "@/lib/text/format";

type Props = { readonly project: string; readonly filters: LedgerFilters };

/** Acts of certain days: from, to, both included, in the zone of the project. */
export function LedgerDates({ project, filters }: Props): ReactNode {
  const t = useTranslations("ledger");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const router = useRouter();
  const { since, until } = filters;
  const told = (day: string | undefined): string =>
    day === undefined ? "…" : formatDay(locale, day, { weekday: false });
  const chosen = since !== undefined || until !== undefined;
  const go = (form: FormData): void => {
    const day = (name: string): string | undefined => {
      const value = form.get(name);
      return typeof value === "string" && value !== "" ? value : undefined;
    };
    router.push(ledgerHref(project, filters, { since: day("since"), until: day("until") }));
  };
  return (
    <span className="t-12 flex min-h-8 items-center rounded-control border border-line-2 bg-paper text-text-2 max-md:min-h-10">
      <Popover
        label={t("filters.date")}
        trigger={
          <button type="button" className="flex min-h-[inherit] items-center gap-1.5 rounded-control px-2.5">
            {t("filters.date")}{" "}
            <span className="figures font-semibold text-text">
              {chosen ? `${told(since)} – ${told(until)}` : t("filters.every.date")}
            </span>
          </button>
        }
      >
        <form action={go} className="flex flex-col gap-4">
          <Field label={t("filters.since")}>
            <TextInput type="date" name="since" defaultValue={since} />
          </Field>
          <Field label={t("filters.until")}>
            <TextInput type="date" name="until" defaultValue={until} />
          </Field>
          <Button type="submit">{t("filters.apply")}</Button>
        </form>
      </Popover>
      {chosen ? (
        <Link
          href={ledgerHref(project, filters, { since: undefined, until: undefined })}
          aria-label={ui("removeFilter", { name: t("filters.date") })}
          className="flex min-h-[inherit] w-7 items-center justify-center rounded-control hover:text-text"
        >
          <X aria-hidden size={14} strokeWidth={1.6} />
        </Link>
      ) : null}
    </span>
  );
}
