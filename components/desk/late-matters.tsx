import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DeskSection } from "@/components/desk/desk-section";
import { DueTerm } from "@/components/desk/due-term";
import { MatterSentence } from "@/components/todo/matter-words";
import { PartyMark } from "@/components/ui/party-mark";
import { Row, Table, TableBody, TableGroup, TableHead, Td, Th } from "@/components/ui/table";
import { partyTexture } from "@/lib/features/party/view";
import { type MatterView, matterHref } from "@/lib/features/todo/view";
import type { Instant } from "@/lib/kernel/instant";

type Props = { readonly matters: readonly MatterView[]; readonly now: Instant };

/** Who is late where: by project, by party, by matter, in the working days of each project. A fact about a side, never about a person. */
export function LateMatters({ matters, now }: Props): ReactNode {
  const t = useTranslations("desk.late");
  const projects = [...new Map(matters.map(({ project }) => [project.code, project])).values()].toSorted((a, b) =>
    a.name.localeCompare(b.name),
  );
  return (
    <DeskSection title={t("title")} remark={t("remark")} none={matters.length === 0 ? t("none") : null}>
      <Table caption={t("title")}>
        <TableHead>
          <Th>{t("holder")}</Th>
          <Th>{t("matter")}</Th>
          <Th end>{t("days")}</Th>
        </TableHead>
        {projects.map(({ code, name }) => {
          const here = matters.filter(({ project }) => project.code === code).toSorted(byParty);
          return (
            <TableBody key={code}>
              <TableGroup columns={3} count={t("count", { count: here.length })}>
                {name}
              </TableGroup>
              {here.map((matter) => (
                <LateRow key={matter.key} matter={matter} now={now} />
              ))}
            </TableBody>
          );
        })}
      </Table>
    </DeskSection>
  );
}

function LateRow({ matter, now }: { readonly matter: MatterView; readonly now: Instant }): ReactNode {
  const { holder, project, term } = matter;
  return (
    <Row>
      <Td place="meta">
        <span className="inline-flex items-baseline gap-2">
          <PartyMark texture={partyTexture(holder.side, holder.ordinal)} />
          {holder.name}
        </span>
      </Td>
      <Td place="lead">
        <Link href={matterHref(matter)} data-row className="hover:underline">
          <MatterSentence matter={matter} />
        </Link>
      </Td>
      <Td end place="aside">
        {term === null ? null : <DueTerm term={term} timeZone={project.timeZone} now={now} />}
      </Td>
    </Row>
  );
}

function byParty(a: MatterView, b: MatterView): number {
  return (
    a.holder.side.localeCompare(b.holder.side) || a.holder.ordinal - b.holder.ordinal || a.key.localeCompare(b.key)
  );
}
