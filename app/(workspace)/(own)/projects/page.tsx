import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ProjectList } from "@/components/overview/project-list";
import { listProjects } from "@/lib/features/overview/queries-projects";
import { readOwn } from "@/lib/http/reading";

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

const Asked = z.object({ before: z.uuid().optional().catch(undefined) });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rooms"))("projects") };
}

/** The reader's projects, the newest first. */
export default async function ProjectsPage({ searchParams }: Props) {
  const { before } = Asked.parse(await searchParams);
  const page = await readOwn(({ tx, scope, now }) => listProjects(tx, scope, { now, before }));
  return <ProjectList page={page} paged={before !== undefined} />;
}
