import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { signOrder } from "@/app/(ceremony)/projects/[code]/changes/[change]/sign/actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { NoOrder } from "@/components/amendment/no-order";
import { SigningCeremony } from "@/components/signature/signing-ceremony";
import { draftChangeSignature } from "@/lib/features/amendment/queries-ceremony";
import { readProject } from "@/lib/http/reading";
import { tellOrder } from "@/lib/http/tell-order";

type Props = {
  readonly params: Promise<{ code: string; change: string }>;
  readonly searchParams: Promise<{ party?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("amendments"))("ceremony.title", { code: (await params).change }) };
}

/** Signs the order of a change for one's side: read with what it changes, check, sign. */
export default async function SignOrderPage({ params, searchParams }: Props) {
  const [{ code, change }, { party }] = await Promise.all([params, searchParams]);
  const wanted = typeof party === "string" ? party : "";
  const { drafted, name } = await readProject(code, async (reading) => {
    return { drafted: await draftChangeSignature(reading, change, wanted), name: reading.scope.name };
  });
  if (drafted === null) return <NoOrder project={{ code, name }} change={change} />;
  const ceremony = await tellOrder(drafted);
  const subject = { kind: "change-request", code: change } as const;
  const call = { action: signOrder, requestCode: requestSigningCode, subject };
  return <SigningCeremony {...ceremony} {...call} input={{ amendment: drafted.found.order.code }} />;
}
