import type { Metadata } from "next";
import { present } from "@/app/(workspace)/projects/[code]/notices/actions";
import { NoticeSheet } from "@/components/notice/notice-sheet";
import { getNotice } from "@/lib/features/notice/queries";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; notice: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).notice };
}

/** One formal notice, from its draft to what became of it. */
export default async function NoticePage({ params }: Props) {
  const { code, notice } = await params;
  const { view, abilities } = await readProject(code, ({ tx, scope, now }) => getNotice(tx, scope, notice, now));
  const { timeZone } = view.project;
  const subject = { kind: "milestone", code: view.milestone } as const;
  return (
    <NoticeSheet
      view={view}
      abilities={await tellAbilities(abilities, { project: code, timeZone, subject })}
      present={present}
    />
  );
}
