import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMoney } from "@/components/budget/use-money";
import { PartyMark } from "@/components/ui/party-mark";
import { SectionHead } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { type BudgetSums, remainingOf } from "@/lib/domain/budget-sums";
import type { BudgetView } from "@/lib/features/budget/view";
import { partyTexture } from "@/lib/features/party/view";
import type { PartyLook } from "@/lib/features/signature/view";
import { formatNumber } from "@/lib/text/format";

type Props = { readonly project: { readonly code: string; readonly currency: string }; readonly view: BudgetView };

/** What is ordered from each party, accepted, invoiced, paid, and what remains. */
export function PartyTable({ project, view }: Props): ReactNode {
  const t = useTranslations("budget");
  return (
    <section className="mt-11">
      <SectionHead title={t("byParty")} />
      <Table caption={t("byParty")}>
        <Heads first={t("party")} />
        <TableBody>
          {view.parties.map(({ party, sums }) => (
            <Row key={party?.name ?? ""}>
              <Td place="lead">{party === null ? t("unplaced") : <Party party={party} />}</Td>
              <Figures sums={sums} currency={project.currency} />
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

/** The payment schedule: each milestone with its share, and what stands of it. */
export function MilestoneTable({ project, view }: Props): ReactNode {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <section className="mt-11">
      <SectionHead title={t("budget.schedule")} remark={t("budget.scheduleRemark")} />
      <Table caption={t("budget.schedule")}>
        <Heads first={t("budget.milestone")} />
        <TableBody>
          {view.milestones.map(({ code, title, status, shareBasisPoints, sums }) => (
            <Row key={code}>
              <Td place="lead">
                <TextLink data-row href={`/projects/${project.code}/milestones/${code}`}>
                  <span className="code-word">{code}</span> {title}
                </TextLink>
                <span className="t-12 block text-text-3">
                  {t(`status.milestone.${status}`)}
                  {shareBasisPoints === 0
                    ? null
                    : `, ${t("budget.share", { share: formatNumber(locale, shareBasisPoints / 100, shareBasisPoints % 100 === 0 ? 0 : 1) })}`}
                </span>
              </Td>
              <Figures sums={sums} currency={project.currency} />
            </Row>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

function Heads({ first }: { readonly first: string }): ReactNode {
  const t = useTranslations("budget");
  return (
    <TableHead>
      <Th>{first}</Th>
      <Th end>{t("committed")}</Th>
      <Th end>{t("accepted")}</Th>
      <Th end>{t("invoiced")}</Th>
      <Th end>{t("paid")}</Th>
      <Th end>{t("remaining")}</Th>
    </TableHead>
  );
}

function Figures({ sums, currency }: { readonly sums: BudgetSums; readonly currency: string }): ReactNode {
  const t = useTranslations("budget");
  const money = useMoney(currency);
  const said = [
    ["committed", sums.committed],
    ["accepted", sums.accepted],
    ["invoiced", sums.invoiced],
    ["paid", sums.paid],
    ["remaining", remainingOf(sums)],
  ] as const;
  return (
    <>
      {said.map(([name, cents]) => (
        <Td key={name} end className="whitespace-nowrap">
          <span className="md:hidden">{t(name)} </span>
          {money(cents)}
        </Td>
      ))}
    </>
  );
}

/** A party by its texture and its name. */
export function Party({ party }: { readonly party: PartyLook }): ReactNode {
  return (
    <span className="inline-flex items-baseline gap-2">
      <PartyMark texture={partyTexture(party.side, party.ordinal)} className="shrink-0" />
      {party.name}
    </span>
  );
}
