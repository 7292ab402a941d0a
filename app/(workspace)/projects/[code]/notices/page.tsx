import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NoticeRoom } from "@/components/notice/notice-room";
import { listNotices } from "@/lib/features/notice/queries";
import { readProject } from "@/lib/http/reading";

type Props = { readonly params: Promise<{ code: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("silence.notice"))("title") };
}

/** The formal notices of a project. */
export default async function Notices({ params }: Props) {
  const { code } = await params;
  const view = await readProject(code, async ({ tx, scope }) => ({
    project: { code, name: scope.name },
    notices: await listNotices(tx, scope),
  }));
  return <NoticeRoom {...view} />;
}
