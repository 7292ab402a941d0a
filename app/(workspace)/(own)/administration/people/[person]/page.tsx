import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { erasePersonAction, prepareErasureAction } from "@/app/(workspace)/(own)/administration/actions";
import { requestSigningCode } from "@/app/(workspace)/signing-actions";
import { ErasureReceipt } from "@/components/account/erasure-receipt";
import { PersonSheet } from "@/components/account/person-sheet";
import { readPersonPage } from "@/lib/http/read-erasure";

type Props = { readonly params: Promise<{ readonly person: string }> };

const acts = { prepare: prepareErasureAction, erase: erasePersonAction, requestCode: requestSigningCode };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("erasure"))("person") };
}

/** One person: what an erasure would take and leave, and the act; or the receipt once it is done. */
export default async function PersonPage({ params }: Props) {
  const id = z.uuid().safeParse((await params).person);
  const view = id.success ? await readPersonPage(id.data) : null;
  if (view === null) notFound();
  return view.kind === "erased" ? <ErasureReceipt erasure={view.erasure} /> : <PersonSheet view={view} acts={acts} />;
}
