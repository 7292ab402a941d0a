import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { renameProjectAction } from "@/app/(workspace)/projects/[code]/settings/actions";
import { SettingsForm } from "@/components/project/settings-form";
import { SettingsFrame } from "@/components/project/settings-frame";
import { PageBody } from "@/components/shell/page-body";
import { ProveHeader } from "@/components/shell/prove-header";
import { PageTitle } from "@/components/ui/section-head";
import { getSettingsPage } from "@/lib/features/project/queries";
import { readProject } from "@/lib/http/reading";
import { tellAbility } from "@/lib/http/tell";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("setup"))("settings") };
}

/** The name of the project, and the frame that its charter sets. */
export default async function SettingsPage({ params }: Props) {
  const { code } = await params;
  const t = await getTranslations("setup");
  const { settings, rename } = await readProject(code, ({ tx, scope, now }) => getSettingsPage(tx, scope, now));
  const { name, objective } = settings;
  return (
    <>
      <ProveHeader project={{ code, name }} here={t("settings")} />
      <PageBody>
        <PageTitle lead={t("settingsLead")}>{t("settings")}</PageTitle>
        <div className="mt-11 flex max-w-180 flex-col gap-11">
          <SettingsForm
            action={renameProjectAction}
            project={code}
            words={{ name, objective }}
            ability={await tellAbility(rename, { project: code })}
          />
          <SettingsFrame settings={settings} />
        </div>
      </PageBody>
    </>
  );
}
