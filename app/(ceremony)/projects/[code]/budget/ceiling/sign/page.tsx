import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { setCeiling } from "@/app/(workspace)/projects/[code]/budget/actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { CeilingCeremony } from "@/components/budget/ceiling-ceremony";
import { requireActor } from "@/lib/auth/current";
import { proofMeans } from "@/lib/auth/reauth";
import { requestDesk } from "@/lib/auth/request";
import { readCeilingToSign } from "@/lib/features/budget/queries-ceiling";
import { CeilingAddress } from "@/lib/features/budget/schema";
import { readProject } from "@/lib/http/reading";
import { tellCeilingCeremony } from "@/lib/http/tell-ceiling";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("budget"))("ceilingTitle") };
}

/** Reads and signs a ceiling. */
export default async function SignCeilingPage({ params, searchParams }: Props) {
  const { code } = await params;
  const terms = CeilingAddress.safeParse(await searchParams);
  const form = `/projects/${code}/budget/ceiling`;
  if (!terms.success) redirect(form);
  const { ceiling, signatory } = await readProject(code, (reading) => readCeilingToSign(reading, terms.data));
  const back = `${form}?${new URLSearchParams({ reason: terms.data.reason })}`;
  const { personId } = await requireActor();
  const proof = await proofMeans(requestDesk(), personId);
  const view = await tellCeilingCeremony(ceiling, terms.data, { back, proof, signatory });
  const acts = { action: setCeiling, requestCode: requestSigningCode };
  const amount = view.facts[0]?.value ?? "";
  return <CeilingCeremony view={view} version={ceiling.version} amount={amount} terms={terms.data} {...acts} />;
}
