import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { CharterPanel } from "@/components/charter/charter-panel";
import { CharterReading } from "@/components/charter/charter-reading";
import { CharterTitle } from "@/components/charter/charter-title";
import { PageBody } from "@/components/shell/page-body";
import { ProveHeader } from "@/components/shell/prove-header";

type Panel = ComponentProps<typeof CharterPanel>;
type Title = ComponentProps<typeof CharterTitle>;
type Reading = ComponentProps<typeof CharterReading>;

type Props = Pick<Title, "abilities" | "acts"> &
  Pick<Reading, "translated"> & {
    readonly page: Pick<Title, "shown" | "open" | "inForce"> &
      Pick<Reading, "record" | "digest"> &
      Pick<Panel, "versions"> & { readonly project: Panel["project"] & { readonly name: string } };
  };

/** The page of the charter: where it stands, its text, and beside it what is known of the version being read. */
export function CharterRoom({ page, translated, abilities, acts }: Props): ReactNode {
  const t = useTranslations("charter");
  const { project, shown, open, inForce, versions, record, digest } = page;
  const panel = shown === null ? undefined : <CharterPanel project={project} shown={shown} versions={versions} />;
  return (
    <>
      <ProveHeader project={project} here={t("title")} />
      <PageBody panel={panel} panelLabel={t("rail")}>
        <CharterTitle {...{ project, shown, open, inForce, abilities, acts }} />
        <CharterReading project={project.code} {...{ translated, shown, record, digest }} />
      </PageBody>
    </>
  );
}
