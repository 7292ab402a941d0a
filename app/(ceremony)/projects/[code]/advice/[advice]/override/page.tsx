import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { previewOverride, signOverride } from "@/app/(ceremony)/projects/[code]/advice/override-actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { OverrideCeremony } from "@/components/advice/override-ceremony";
import { draftOverride } from "@/lib/features/advice/queries-ceremony";
import { proofNow } from "@/lib/http/proof-now";
import { readProject } from "@/lib/http/reading";
import { tellOverride } from "@/lib/http/tell-override";

type Props = { readonly params: Promise<{ code: string; advice: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("advice.ceremony"))("page", { code: (await params).advice }) };
}

const nothing = { answer: "OVERRIDDEN", reason: "", consequences: "" } as const;

/** The client goes on against advice, signed. */
export default async function OverridePage({ params }: Props) {
  const { code, advice } = await params;
  const draft = await readProject(code, (reading) => draftOverride(reading, advice, nothing));
  return (
    <OverrideCeremony
      first={await tellOverride(draft, await proofNow())}
      advice={advice}
      party={draft.scope.partyName}
      preview={previewOverride}
      action={signOverride}
      requestCode={requestSigningCode}
    />
  );
}
