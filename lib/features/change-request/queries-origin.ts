import type { Tx } from "@/lib/db/client";
import { readOrigin } from "@/lib/features/change-request/store";
import type { OriginView } from "@/lib/features/change-request/view";

type Row = { readonly origin: string; readonly originCode: string | null; readonly questionId: string | null };
type Project = { readonly projectId: string; readonly code: string };

const rooms: Readonly<Record<string, string>> = {
  MILESTONE: "milestones",
  REQUIREMENT: "requirements",
  RESERVATION: "reservations",
  AGENDA_POINT: "committees",
};

/** Where what a request comes from is shown: a question where it was asked, a committee's point with its meeting; `null` without one. */
export async function originHref(
  tx: Tx,
  { projectId, code }: Project,
  { origin, originCode, questionId }: Row,
): Promise<string | null> {
  if (originCode === null) return null;
  const root = `/projects/${code}`;
  if (questionId !== null) {
    const asked = await tx.question.findUnique({ where: { projectId_id: { projectId, id: questionId } } });
    const room = asked?.subjectKind === "MILESTONE" ? "milestones" : "requirements";
    return asked === null ? null : `${root}/${room}/${asked.subjectCode}#${originCode}`;
  }
  const room = rooms[origin];
  return room === undefined ? null : `${root}/${room}/${originCode}`;
}

/** What an origin in an address names, for whoever begins a request: its number, and the words of what has no title of its own there. */
export async function tellOrigin(tx: Tx, projectId: string, text: string): Promise<OriginView | null> {
  const found = await readOrigin(tx, projectId, text);
  const code = found?.origin.originCode ?? null;
  if (found === null || code === null) return null;
  const { origin, words } = found;
  if (origin.origin === "QUESTION" || origin.origin === "AGENDA_POINT")
    return { code, kind: origin.origin, words: words ?? "" };
  return { code, kind: "OTHER", words: "" };
}
