import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { proposeCharterAction, withdrawCharterAction } from "@/app/(workspace)/projects/[code]/charter/actions";
import { CharterRoom } from "@/components/charter/charter-room";
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
  const page = await readProject(code, ({ tx, scope, now }) => getCharterPage(tx, scope, now, wanted));
  const abilities = await tellAbilities(page.abilities, { project: code, subject: { kind: "charter" } });
  const acts = { propose: proposeCharterAction, withdraw: withdrawCharterAction };
  return <CharterRoom page={page} translated={reading === "translation"} abilities={abilities} acts={acts} />;
}
