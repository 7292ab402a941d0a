import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ScopeRoom } from "@/components/scope/scope-room";
import { ListKeys } from "@/components/shell/list-keys";
import { PageBody } from "@/components/shell/page-body";
import { PageHeader } from "@/components/shell/page-header";
import { getScopeStory } from "@/lib/features/scope/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("scope"))("title") };
}

/** What happened to the scope, from the first baseline to today. */
export default async function ScopePage({ params }: Props) {
  const [{ code }, t] = await Promise.all([params, getTranslations()]);
  const { project, story, now } = await readProject(code, async ({ tx, scope, now }) => {
    const { name, timeZone, currency } = scope;
    return { project: { code, name, timeZone, currency }, story: await getScopeStory(tx, scope), now };
  });
  return (
    <>
      <PageHeader
        crumbs={[
          { label: project.name, href: `/projects/${code}` },
          { label: t("rooms.change") },
          { label: t("rooms.scope") },
        ]}
      />
      <PageBody>
        <ListKeys>
          <ScopeRoom {...{ project, story, now }} />
        </ListKeys>
      </PageBody>
    </>
  );
}
