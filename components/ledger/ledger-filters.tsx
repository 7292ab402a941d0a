import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LedgerDates } from "@/components/ledger/ledger-dates";
import { FilterBar, FilterChip, FilterToggle, type FilterView } from "@/components/ui/filters";
import { SearchField } from "@/components/ui/search-field";
import {
  type LedgerFilters as Filters,
  type LedgerChoices,
  ledgerFamilies,
  ledgerHref,
} from "@/lib/features/ledger/view";

type Props = { readonly project: string; readonly filters: Filters; readonly choices: LedgerChoices };

/** The filters of the ledger; all of them are addresses. */
export function LedgerFilters({ project, filters, choices }: Props): ReactNode {
  const t = useTranslations("ledger");
  const anonymous = useTranslations("signature")("erased");
  const href = (change: Parameters<typeof ledgerHref>[2]): string => ledgerHref(project, filters, change);
  const chip = (
    name: "family" | "party" | "person",
    options: readonly { value: string; label: string }[],
  ): FilterView => {
    const chosen = options.find(({ value }) => value === filters[name]);
    return {
      name: t(`filters.${name}`),
      value: chosen?.label ?? t(`filters.every.${name}`),
      clearHref: chosen === undefined ? undefined : href({ [name]: undefined }),
      options: [
        { label: t(`filters.every.${name}`), href: href({ [name]: undefined }), current: chosen === undefined },
        ...options.map(({ value, label }) => ({
          label,
          href: href({ [name]: value }),
          current: value === filters[name],
        })),
      ],
    };
  };
  const { before, after, code, record, ...kept } = filters;
  const keep = Object.fromEntries(
    Object.entries(kept).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  return (
    <FilterBar>
      <SearchField
        action={`/projects/${project}/ledger`}
        name="code"
        label={t("filters.code")}
        value={code ?? record}
        keep={keep}
      />
      <FilterChip
        filter={chip(
          "family",
          ledgerFamilies.map((value) => ({ value, label: t(`families.${value}`) })),
        )}
      />
      <FilterChip
        filter={chip(
          "party",
          choices.parties.map(({ id, name }) => ({ value: id, label: name })),
        )}
      />
      <FilterChip
        filter={chip(
          "person",
          choices.persons.map(({ id, name }) => ({ value: id, label: name ?? anonymous })),
        )}
      />
      <LedgerDates project={project} filters={filters} />
      <FilterToggle
        href={href({ signed: filters.signed === undefined ? "1" : undefined })}
        label={t("filters.signed")}
        on={filters.signed !== undefined}
      />
      <FilterToggle
        href={href({ automatic: filters.automatic === undefined ? "1" : undefined })}
        label={t("filters.automatic")}
        on={filters.automatic !== undefined}
      />
    </FilterBar>
  );
}
