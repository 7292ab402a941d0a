import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { open } from "@/app/(workspace)/projects/[code]/disputes/actions";
import { DisputeForm } from "@/components/dispute/dispute-form";
import { TimelineLine } from "@/components/dispute/timeline-list";
import { getDisputeForm } from "@/lib/features/dispute/queries-page";
import { readProject } from "@/lib/http/reading";

type Props = {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const About = z.object({ about: z.string().trim().max(40).catch("") });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("disputes"))("new") };
}

/** A dispute is opened: with whom, what happened, what is asked, on which facts of the register. */
export default async function NewDisputePage({ params, searchParams }: Props) {
  const { code } = await params;
  const { about } = About.parse(await searchParams);
  const view = await readProject(code, (reading) => getDisputeForm(reading, about));
  const { timeZone } = view.project;
  const lines = view.entries.map((entry) => ({
    seq: entry.seq,
    line: <TimelineLine key={entry.seq} timeZone={timeZone} entry={entry} />,
  }));
  return <DisputeForm view={view} lines={lines} open={open} />;
}
