import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { RoomTabs } from "@/components/shell/room-tabs";
import { PageTitle } from "@/components/ui/section-head";

type Props = {
  readonly project: { readonly code: string; readonly name: string };
  /** The pages within the room, the last one here; without them, this is the list. */
  readonly here?: readonly string[];
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly end?: ReactNode;
  readonly children: ReactNode;
};

/** A page of the disputes of a project: where one is, its sentence, and what it holds. */
export function DisputeFrame({ project, here = [], title, lead, end, children }: Props): ReactNode {
  const t = useTranslations("rooms");
  const root = `/projects/${project.code}`;
  const list = t("disputes");
  const [first, second] = here;
  const crumbs = [
    { label: project.name, href: root },
    first === undefined ? { label: list } : { label: list, href: `${root}/disputes` },
    ...(first === undefined
      ? []
      : [second === undefined ? { label: first } : { label: first, href: `${root}/disputes/${first}` }]),
    ...(second === undefined ? [] : [{ label: second }]),
  ];
  return (
    <>
      <PageHeader crumbs={crumbs}>{first === undefined ? <RoomTabs project={project.code} /> : undefined}</PageHeader>
      <PageBody>
        <PageTitle lead={lead} end={end}>
          {title}
        </PageTitle>
        <div className="mt-8 flex flex-col gap-11">{children}</div>
      </PageBody>
    </>
  );
}
