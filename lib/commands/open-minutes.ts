import type { ProjectContext } from "@/lib/commands/define-command";
import type { Due } from "@/lib/domain/deadline";
import type { Event } from "@/lib/domain/event";
import { circulationDue } from "@/lib/domain/minutes";
import { CharterParameters } from "@/lib/domain/parameter";
import { presets } from "@/lib/domain/preset";
import { loadCalendar } from "@/lib/features/calendar/queries";
import { beginMinutes } from "@/lib/features/minutes/store";
import type { Instant } from "@/lib/kernel/instant";

type Desk = Pick<ProjectContext, "tx" | "scope" | "now" | "newId">;

/** The periods of minutes as signed; before a charter is in force, those of the private model. */
async function minutesTerms({ tx, scope }: Pick<Desk, "tx" | "scope">) {
  const [charter, calendar] = await Promise.all([
    tx.charter.findFirst({ where: { projectId: scope.projectId, status: "IN_FORCE" }, select: { parameters: true } }),
    loadCalendar(tx, scope),
  ]);
  return { parameters: charter === null ? presets.PRIVATE : CharterParameters.parse(charter.parameters), calendar };
}

/** Whose turn it is to circulate minutes, counted from an instant: the AMO keeps them (MR-02), or the client where there is none. */
export async function circulationTurn(
  desk: Pick<Desk, "tx" | "scope">,
  from: Instant,
): Promise<{ readonly side: "AMO" | "CLIENT"; readonly partyId: string; readonly due: Due }> {
  const { tx, scope } = desk;
  const [{ parameters, calendar }, parties] = await Promise.all([
    minutesTerms(desk),
    tx.party.findMany({ where: { projectId: scope.projectId, side: { in: ["AMO", "CLIENT"] }, removedAt: null } }),
  ]);
  const keeper = parties.find(({ side }) => side === "AMO") ?? parties[0];
  if (keeper === undefined) throw new Error("A project without a client");
  const side = keeper.side === "AMO" ? "AMO" : "CLIENT";
  return { side, partyId: keeper.id, due: circulationDue(from, parameters, calendar) };
}

/** Begins the minutes of a meeting that has ended. */
export async function openMinutes(
  desk: Desk,
  meeting: { readonly id: string; readonly code: string; readonly endedAt: Instant },
): Promise<{ readonly id: string; readonly event: Event }> {
  const { side, partyId, due } = await circulationTurn(desk, meeting.endedAt);
  const id = await beginMinutes(desk, meeting.id, due);
  const named = { minutesId: id, meetingId: meeting.id, meeting: meeting.code };
  return { id, event: { type: "MinutesDue", payload: { ...named, side, partyId, dueOn: due.on } } };
}
