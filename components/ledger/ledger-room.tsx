import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LedgerCheck } from "@/components/ledger/ledger-check";
import { LedgerExport } from "@/components/ledger/ledger-export";
import { LedgerFilters } from "@/components/ledger/ledger-filters";
import { LedgerList } from "@/components/ledger/ledger-list";
import { ExportMenu } from "@/components/shell/export-menu";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { ProveHeader } from "@/components/shell/prove-header";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { KeyPages } from "@/components/ui/key-pages";
import {
  type CheckLedger,
  type LedgerFilters as Filters,
  type LedgerChoices,
  type LedgerHead,
  type LedgerPage,
  ledgerHref,
} from "@/lib/features/ledger/view";
import type { Instant } from "@/lib/kernel/instant";

type Props = {
  readonly project: { readonly code: string; readonly name: string; readonly timeZone: string };
  readonly page: LedgerPage;
  readonly choices: LedgerChoices;
  readonly head: LedgerHead;
  readonly filters: Filters;
  readonly check: CheckLedger;
  readonly now: Instant;
};

/** The filters as the export knows them: the number of a thing is its subject. */
function exported({
  family,
  party,
  person,
  since,
  until,
  code,
}: Filters): Readonly<Record<string, string | undefined>> {
  return { family, party, person, since, until, subject: code };
}

/** The register: filters, acts by day, and at the side what is known of the chain. */
export function LedgerRoom({ project, page, choices, head, filters, check, now }: Props): ReactNode {
  const t = useTranslations("ledger");
  const rooms = useTranslations("rooms");
  const { code, timeZone } = project;
  const root = `/projects/${code}`;
  const brokenOnPage = page.entries.findLast((entry) => !entry.intact)?.seq ?? null;
  const panel = (
    <>
      <LedgerCheck
        project={code}
        check={check}
        acts={head.seq}
        head={head.hash}
        timeZone={timeZone}
        brokenOnPage={brokenOnPage}
      />
      <LedgerExport project={code} />
      <div className="mt-3">
        <ExportMenu project={code} list="ledger" query={exported(filters)} />
      </div>
    </>
  );
  const toPage = (key: "before" | "after", seq: number | null): string | undefined =>
    seq === null ? undefined : ledgerHref(code, filters, { [key]: String(seq) });
  return (
    <>
      <ProveHeader project={project} here={rooms("ledger")} />
      <PageBody panel={panel} panelLabel={t("stateLabel")} panelSize="rail">
        <h1 className="sr-only">{rooms("ledger")}</h1>
        {/* On paper nothing around says of what this is the register. */}
        <p className="t-28 mb-6 hidden print:block" aria-hidden>
          {rooms("ledger")} · {project.name}
        </p>
        <div className="no-print mb-8 flex flex-wrap items-center justify-between gap-3">
          <LedgerFilters project={code} filters={filters} choices={choices} />
          <p className="t-12 text-text-3">{t("order")}</p>
        </div>
        {page.entries.length === 0 ? (
          <Empty
            fact={t("empty")}
            rule={t("emptyRule")}
            act={<ButtonLink href={`${root}/ledger`}>{t("clear")}</ButtonLink>}
          />
        ) : (
          <ListKeys>
            <LedgerList entries={page.entries} project={code} timeZone={timeZone} now={now} label={rooms("ledger")} />
            <KeyPages
              previous={toPage("after", page.newer)}
              next={toPage("before", page.older)}
              summary={rooms("acts", { count: head.seq })}
            />
          </ListKeys>
        )}
      </PageBody>
    </>
  );
}
