import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { signCharterAction } from "@/app/(workspace)/projects/[code]/charter/actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { requireActor } from "@/lib/auth/current";
import { proofMeans } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import { getCharterPage } from "@/lib/features/charter/queries-page";
import { readProject } from "@/lib/http/reading";
import { tellCharterCeremony } from "@/lib/http/tell-charter";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("charter"))("ceremony.title") };
}

/** Signs the charter: read, check, sign. */
export default async function SignCharterPage({ params }: Props) {
  const { code } = await params;
  const t = await getTranslations("charter");
  const page = await readProject(code, ({ tx, scope, now }) => getCharterPage(tx, scope, now, null));
  const { personId } = await requireActor();
  const view = await tellCharterCeremony(page, await proofMeans(requestDesk(), personId));
  const version = page.shown?.version ?? 0;
  if (view === null) notFound();
  const declaration = t("ceremony.declaration", { party: page.party.name, project: page.project.name, version });
  const head = t("version", { version });
  return (
    <SigningCeremony
      view={view}
      action={signCharterAction}
      requestCode={requestSigningCode}
      subject={{ kind: "charter" }}
      head={head}
      declaration={declaration}
      label={t("ceremony.sign")}
      input={{ version }}
    />
  );
}
