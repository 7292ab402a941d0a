import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import { type Ability, abilityTo } from "@/lib/domain/ability";
import { decide } from "@/lib/domain/act";
import {
  type ChangeRequestFacts,
  ChangeRequestStatus,
  ChangeRequestType,
  changeRequestActs,
  decideChangeRequestSubmission,
} from "@/lib/domain/change-request";
import { refuse } from "@/lib/domain/refusal";
import type { ChangeRequestLine, ChangeRequestView } from "@/lib/features/change-request/view";
import { namesIn } from "@/lib/features/party/queries";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import { err } from "@/lib/kernel/result";

type Reading = { readonly tx: Tx; readonly scope: ProjectScope; readonly now: Instant };
type Row = Awaited<ReturnType<Tx["changeRequest"]["findMany"]>>[number];

function lineOf(row: Row, party: string): ChangeRequestLine {
  const { code, title, originCode } = row;
  return {
    code,
    title,
    originCode,
    party,
    status: ChangeRequestStatus.parse(row.status),
    type: ChangeRequestType.nullable().parse(row.type),
    openedAt: instantOf(row.openedAt),
  };
}

/** The change requests of a project, the newest first, older than `below` when it is given. A draft shows to the party that writes it alone. */
export async function listChangeRequests(
  { tx, scope }: Reading,
  { below, size = 200 }: { readonly below?: number; readonly size?: number } = {},
): Promise<readonly ChangeRequestLine[]> {
  const { projectId } = scope;
  const [rows, parties] = await Promise.all([
    tx.changeRequest.findMany({
      where: {
        projectId,
        OR: [{ status: { not: "DRAFT" } }, { partyId: scope.partyId }],
        ...(below === undefined ? {} : { number: { lt: below } }),
      },
      orderBy: { number: "desc" },
      take: size,
    }),
    tx.party.findMany({ where: { projectId }, select: { id: true, name: true } }),
  ]);
  return rows.map((row) => lineOf(row, parties.find((party) => party.id === row.partyId)?.name ?? ""));
}

/** One change request, with what this reader may do; somebody else's draft is not found. */
export async function getChangeRequest(
  { tx, scope, now }: Reading,
  code: string,
): Promise<{
  readonly view: ChangeRequestView;
  readonly abilities: Readonly<Record<"revise" | "submit", Ability>>;
} | null> {
  const { projectId } = scope;
  const row = await tx.changeRequest.findUnique({ where: { projectId_code: { projectId, code } } });
  if (row === null || (row.status === "DRAFT" && row.partyId !== scope.partyId)) return null;
  const [party, member, names] = await Promise.all([
    tx.party.findUnique({ where: { projectId_id: { projectId, id: row.partyId } } }),
    tx.member.findUnique({ where: { projectId_id: { projectId, id: row.openedBy } } }),
    namesIn(tx, projectId),
  ]);
  const line = lineOf(row, party?.name ?? "");
  const facts: ChangeRequestFacts = {
    ...line,
    openedByPartyId: row.partyId,
    description: row.description,
    reason: row.reason,
  };
  const view: ChangeRequestView = {
    ...line,
    project: { code: scope.code, name: scope.name, timeZone: scope.timeZone },
    description: row.description,
    reason: row.reason,
    originHref: originHref(scope.code, row.origin, row.originCode),
    openedBy: names.get(member?.personId ?? "")?.displayName ?? "",
    submittedAt: row.submittedAt === null ? null : instantOf(row.submittedAt),
    digest: row.digest,
  };
  const own = row.partyId;
  return {
    view,
    abilities: {
      revise: abilityTo("change-request.open", scope, now, (actor) =>
        actor.partyId === own
          ? decide<ChangeRequestStatus, ChangeRequestFacts>(changeRequestActs.revise, facts, actor)
          : err([refuse("other-party", {})]),
      ),
      submit: abilityTo("change-request.submit", scope, now, (actor) => decideChangeRequestSubmission(facts, actor)),
    },
  };
}

function originHref(project: string, origin: string, code: string | null): string | null {
  const rooms: Readonly<Record<string, string>> = {
    MILESTONE: "milestones",
    REQUIREMENT: "requirements",
    RESERVATION: "reservations",
  };
  const room = rooms[origin];
  return room === undefined || code === null ? null : `/projects/${project}/${room}/${code}`;
}
