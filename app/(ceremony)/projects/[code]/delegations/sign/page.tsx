import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { grantDelegationAction } from "@/app/(workspace)/projects/[code]/delegations/actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { PowerCeremony } from "@/components/delegation/power-ceremony";
import { requireActor } from "@/lib/auth/current";
import { proofMeans } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import { getPowerToSign } from "@/lib/features/delegation/queries-page";
import { DelegationAddress, TypedDelegation } from "@/lib/features/delegation/schema";
import { readProject } from "@/lib/http/reading";
import { tellPowerCeremony } from "@/lib/http/tell-power";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delegations"))("newTitle") };
}

/** Reads and signs a power. */
export default async function SignDelegationPage({ params, searchParams }: Props) {
  const { code } = await params;
  const typed = TypedDelegation.parse(await searchParams);
  const back = `/projects/${code}/delegations/new?${new URLSearchParams(typed)}`;
  const terms = DelegationAddress.safeParse(typed);
  if (!terms.success) redirect(back);
  const { power } = await readProject(code, async ({ tx, scope, now }) => ({
    power: await getPowerToSign(tx, scope, terms.data, now),
  }));
  if (power === null) redirect(back);
  const { personId } = await requireActor();
  const view = await tellPowerCeremony(power, terms.data, { back, proof: await proofMeans(requestDesk(), personId) });
  const acts = { action: grantDelegationAction, requestCode: requestSigningCode };
  return <PowerCeremony view={view} power={power} terms={terms.data} {...acts} />;
}
