import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSet, requestCode, sign } from "@/app/(ceremony)/projects/[code]/baselines/new/actions";
import { BaselineSigning } from "@/components/baseline/baseline-signing";
import { getNextBaseline } from "@/lib/features/baseline/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("baselines"))("signTitle") };
}

/** The signature of the next set: what is left out, then read, check, sign. */
export default async function SignBaseline({ params }: Props) {
  const { code } = await params;
  const { next, name } = await readProject(code, async ({ tx, scope }) => {
    return { next: await getNextBaseline(tx, scope), name: scope.name };
  });
  return (
    <BaselineSigning project={{ code, name }} next={next} readSet={readSet} action={sign} requestCode={requestCode} />
  );
}
