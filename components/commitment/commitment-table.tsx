import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { usePersonName } from "@/components/account/person-name";
import { CommitmentChip } from "@/components/commitment/commitment-chip";
import { useSpokenTime } from "@/components/commitment/spoken-time";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { UserText } from "@/components/ui/typeset";
import { runningCommitments } from "@/lib/domain/commitment";
import type { CommitmentLine } from "@/lib/features/commitment/view";
import type { Instant } from "@/lib/kernel/instant";
import { formatDay } from "@/lib/text/format";

type Props = {
  readonly project: { readonly code: string };
  readonly caption: string;
  readonly lines: readonly CommitmentLine[];
  readonly today: string;
  readonly now: Instant;
};

const running: readonly string[] = runningCommitments;

/** What one side makes available: what, by whom in which role, by when, the balance of time, and where it stands. */
export function CommitmentTable({ project, caption, lines, today, now }: Props): ReactNode {
  const t = useTranslations("commitments");
  const locale = useLocale();
  const day = (on: string): string => formatDay(locale, on, { weekday: false, now });
  return (
    <Table caption={caption}>
      <TableHead>
        <Th className="md:w-[8%]">{t("columns.code")}</Th>
        <Th className="md:w-[38%]">{t("columns.what")}</Th>
        <Th className="md:w-[17%]">{t("columns.who")}</Th>
        <Th end className="md:w-[16%]">
          {t("columns.due")}
        </Th>
        <Th end className="md:w-[10%]">
          {t("columns.balance")}
        </Th>
        <Th>{t("columns.state")}</Th>
      </TableHead>
      <TableBody>
        {lines.map((line) => {
          const overdue = running.includes(line.status) && line.dueOn < today;
          return (
            <Row key={line.code}>
              <Td code place="sign">
                <TextLink data-row href={`/projects/${project.code}/commitments/${line.code}`}>
                  {line.code}
                </TextLink>
              </Td>
              <Td place="lead">
                <UserText>{line.title}</UserText>
                <What line={line} />
              </Td>
              <Td>
                <Who line={line} />
              </Td>
              <Td end className="md:whitespace-nowrap">
                <span className={overdue ? "font-medium text-late" : undefined}>{day(line.dueOn)}</span>
                {line.startsOn === null ? null : (
                  <span className="t-12 block text-text-3 max-md:inline max-md:pl-2">
                    {t("period", { from: day(line.startsOn), until: day(line.dueOn) })}
                  </span>
                )}
                <Lateness line={line} />
              </Td>
              <Td end>
                <Balance line={line} />
              </Td>
              <Td place="aside" className="md:whitespace-nowrap">
                <CommitmentChip status={line.status} />
              </Td>
            </Row>
          );
        })}
      </TableBody>
    </Table>
  );
}

function What({ line }: { readonly line: CommitmentLine }): ReactNode {
  const t = useTranslations();
  const said = [
    t(`commitmentKind.${line.kind}`),
    ...(line.critical ? [t("commitments.critical")] : []),
    ...(line.milestones.length === 0 ? [] : [line.milestones.join(", ")]),
  ];
  return <span className="t-12 block text-text-3">{said.join(" · ")}</span>;
}

/** The role for everybody; the person for those concerned alone. */
function Who({ line }: { readonly line: CommitmentLine }): ReactNode {
  const t = useTranslations();
  const nameOf = usePersonName();
  if (line.person === null) return t(`roles.${line.role}`);
  return (
    <>
      {nameOf(line.person)}
      <span className="t-12 block text-text-3 max-md:inline max-md:pl-2">{t(`roles.${line.role}`)}</span>
    </>
  );
}

function Lateness({ line }: { readonly line: CommitmentLine }): ReactNode {
  const t = useTranslations("commitments");
  if (line.lateDays === null || line.deliveredOn === null || line.deliveredOn <= line.dueOn) return null;
  return (
    <span className="t-12 block font-medium text-late max-md:inline max-md:pl-2">
      {t("lateBy", { days: line.lateDays })}
    </span>
  );
}

function Balance({ line }: { readonly line: CommitmentLine }): ReactNode {
  const t = useTranslations("commitments");
  const said = useSpokenTime();
  if (line.balance === null) return null;
  const { committedMinutes, declaredMinutes } = line.balance;
  return (
    <span className="whitespace-nowrap">
      {t("balance", { declared: said(declaredMinutes), committed: said(committedMinutes) })}
    </span>
  );
}
