import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { Ball } from "@/components/ui/ball";
import { ButtonLink } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Empty } from "@/components/ui/empty";
import { KeyPages } from "@/components/ui/key-pages";
import { PartyMark } from "@/components/ui/party-mark";
import { PageTitle } from "@/components/ui/section-head";
import { Row, Table, TableBody, TableHead, Td, Th } from "@/components/ui/table";
import type { ProjectLine, ProjectPage } from "@/lib/features/overview/view";
import { partyTexture } from "@/lib/features/party/view";
import { ballOf } from "@/lib/features/todo/view";

/** The reader's projects: whose turn it is in each, in which role they are there. */
export function ProjectList({ page, paged }: { readonly page: ProjectPage; readonly paged: boolean }): ReactNode {
  const t = useTranslations("projects");
  const rooms = useTranslations("rooms");
  const open = <ButtonLink href="/projects/new">{rooms("newProject")}</ButtonLink>;
  const none = page.projects.length === 0 && !paged;
  return (
    <>
      <PageHeader crumbs={[{ label: rooms("projects") }]} />
      <PageBody>
        <PageTitle lead={none ? undefined : t("lead")} end={none ? undefined : open}>
          {rooms("projects")}
        </PageTitle>
        <div className="mt-6">
          {none ? (
            <Empty fact={t("empty")} rule={t("emptyRule")} act={open} />
          ) : (
            <ListKeys>
              <Table caption={rooms("projects")}>
                <TableHead>
                  <Th>{t("turn")}</Th>
                  <Th>{t("project")}</Th>
                  <Th>{t("client")}</Th>
                  <Th>{t("yourRole")}</Th>
                  <Th>{t("state")}</Th>
                </TableHead>
                <TableBody>
                  {page.projects.map((project) => (
                    <Line key={project.code} project={project} />
                  ))}
                </TableBody>
              </Table>
              <KeyPages
                previous={paged ? "/projects" : undefined}
                next={page.next === null ? undefined : `/projects?before=${page.next}`}
              />
            </ListKeys>
          )}
        </div>
      </PageBody>
    </>
  );
}

function Line({ project }: { readonly project: ProjectLine }): ReactNode {
  const t = useTranslations("projects");
  const roles = useTranslations("roles");
  const status = useTranslations("status.project");
  const { code, name, client, party, turn } = project;
  const side = ballOf(turn);
  return (
    <Row>
      <Td place="aside" className="w-56">
        <Chip
          tone={
            side === "yours" || side === "both"
              ? turn.late > 0
                ? "late"
                : "you"
              : side === "theirs"
                ? "them"
                : "muted"
          }
          sign={<Ball side={side} late={turn.late > 0} />}
        >
          {turn.mine > 0 ? t("waiting", { count: turn.mine }) : t(`balls.${side}`)}
        </Chip>
      </Td>
      <Td place="lead">
        <Link href={`/projects/${code}`} data-row className="font-semibold hover:underline">
          {name}
        </Link>
      </Td>
      <Td>{client ?? t("noClient")}</Td>
      <Td>
        <span className="inline-flex items-baseline gap-2">
          <PartyMark texture={partyTexture(party.side, party.ordinal)} label={party.name} />
          {project.roles.map((role) => roles(role)).join(", ")}
        </span>
      </Td>
      <Td className="text-text-2 first-letter:uppercase">{status(project.status)}</Td>
    </Row>
  );
}
