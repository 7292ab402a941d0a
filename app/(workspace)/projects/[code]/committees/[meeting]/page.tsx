import type { Metadata } from "next";
import * as actions from "@/app/(workspace)/projects/[code]/committees/actions";
import { MeetingSheet } from "@/components/committee/meeting-sheet";
import { getMeeting } from "@/lib/features/committee/queries-meeting";
import { readProject } from "@/lib/http/reading";
import { tellAbilities } from "@/lib/http/tell-abilities";

type Props = { readonly params: Promise<{ code: string; meeting: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).meeting };
}

/** One meeting: its agenda, its convocation, its answers, and what one's side prepares. */
export default async function MeetingPage({ params }: Props) {
  const { code, meeting } = await params;
  const { view, abilities } = await readProject(code, ({ tx, scope, now }) => getMeeting(tx, scope, meeting, now));
  const subject = { kind: "meeting", code: meeting } as const;
  const told = await tellAbilities(abilities, { project: code, timeZone: view.project.timeZone, subject });
  const { convene, reschedule, cancel, answer, giveProxy, propose, fix, withdraw, prepare, order, attach } = actions;
  const acts = { convene, reschedule, cancel, answer, giveProxy, propose, fix, withdraw, prepare, order, attach };
  return <MeetingSheet view={view} abilities={told} acts={acts} />;
}
