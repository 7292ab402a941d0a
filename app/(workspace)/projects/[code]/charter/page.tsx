import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { proposeCharterAction, withdrawCharterAction } from "@/app/(workspace)/projects/[code]/charter/actions";
import { CharterPanel } from "@/components/charter/charter-panel";
import { CharterReading } from "@/components/charter/charter-reading";
import { CharterTitle } from "@/components/charter/charter-title";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { getCharterPage } from "@/lib/features/charter/queries-page";
import { VersionParameter } from "@/lib/features/charter/schema";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<{ version?: string; reading?: string }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("charter"))("title") };
}

/** The charter: its text, who has signed it, what differs from the model, its versions. */
export default async function CharterPage({ params, searchParams }: Props) {
  const { code } = await params;
  const { version, reading } = await searchParams;
  const wanted = VersionParameter.parse(version);
  const t = await getTranslations("charter");
  const page = await readProject(code, ({ tx, scope, now }) => getCharterPage(tx, scope, now, wanted));
  const { project, shown, open, inForce, versions, record, digest } = page;
  const abilities = await tellAbilities(page.abilities, { project: code, subject: { kind: "charter" } });
  const acts = { propose: proposeCharterAction, withdraw: withdrawCharterAction };
  return (
    <>
      <PageHeader crumbs={[{ label: project.name, href: `/projects/${code}` }, { label: t("title") }]} />
      <PageBody
        {...(shown === null
          ? {}
          : { panel: <CharterPanel project={project} shown={shown} versions={versions} />, panelLabel: t("rail") })}
      >
        <CharterTitle {...{ project, shown, open, inForce, abilities, acts }} />
        <CharterReading
          project={code}
          translated={reading === "translation"}
          shown={shown}
          record={record}
          digest={digest}
        />
      </PageBody>
    </>
  );
}
