import { z } from "zod";
import type { ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { Event, EventType } from "@/lib/domain/event";
import { agencyRoles, clientRoles, type Role, type Side } from "@/lib/domain/party";
import type { Authority } from "@/lib/domain/policy";
import { Digest } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import type { RecordedEntry } from "@/lib/ledger/record";
import type { Mail } from "@/lib/mail/message";
import { postToRoles } from "@/lib/mail/post-to-roles";

/** What has just been recorded, and by whom. */
export type Recorded = {
  readonly scope: ProjectScope;
  readonly authority: Authority;
  readonly now: Instant;
  readonly events: readonly Event[];
  readonly entries: readonly RecordedEntry[];
};

/** A mail that an event asks for, and who gets it (never the actor, unless it is a copy of what was signed). */
type Wanted = { readonly mail: Mail; readonly roles: readonly Role[]; readonly partyId?: string };
type Reaction = (event: Event, at: { readonly project: string; readonly root: string }) => readonly Wanted[];

/** Those who get a copy of everything signed (CR-12; C. civ. 1375 al. 4). */
const signatories: readonly Role[] = ["CLIENT_SIGNATORY", "AGENCY_SIGNATORY", "AMO"];
const clientDeciders: readonly Role[] = ["CLIENT_SIGNATORY", "CLIENT_OWNER"];
const agencyDeciders: readonly Role[] = ["AGENCY_SIGNATORY", "AGENCY_MANAGER"];

type Waiting = Extract<Mail, { template: "act-waiting" }>["payload"]["act"];

const waits =
  (act: Waiting, roles: readonly Role[], path: string): Reaction =>
  (event, { project, root }) => {
    const milestone = "milestone" in event.payload ? event.payload.milestone : "";
    const reservation = "reservation" in event.payload ? event.payload.reservation : "";
    const subject = reservation === "" ? milestone : reservation;
    const place = path.replace(":milestone", milestone).replace(":reservation", reservation);
    return [{ mail: { template: "act-waiting", payload: { project, act, subject, path: `${root}/${place}` } }, roles }];
  };

const charterToSign: Reaction = (event, { project, root }) =>
  event.type === "CharterProposed"
    ? [
        {
          mail: {
            template: "charter-to-sign",
            payload: { project, version: event.payload.version, path: `${root}/charter` },
          },
          roles: signatories,
        },
      ]
    : [];

const rolesOfSide = { CLIENT: clientRoles, AGENCY: agencyRoles, AMO: ["AMO"], MEDIATOR: [] } as const satisfies Record<
  Side,
  readonly Role[]
>;

const questionAsked: Reaction = (event, { project, root }) =>
  event.type === "QuestionAsked"
    ? [
        {
          mail: {
            template: "act-waiting",
            payload: { project, act: "answer-question", subject: event.payload.question, path: `${root}/questions` },
          },
          roles: rolesOfSide[event.payload.to],
        },
      ]
    : [];

/**
 * Whom each event tells, besides its record: an event that is not here tells nobody. Copies of what is signed are sent
 * for every event that carries a signature and are not repeated here.
 */
const reactions: { readonly [T in EventType]?: readonly Reaction[] } = {
  CharterProposed: [charterToSign],
  MilestoneDefined: [waits("sign-definition", [...clientDeciders, ...agencyDeciders], "milestones/:milestone")],
  MilestoneSubmitted: [waits("verify-and-sign", clientDeciders, "milestones/:milestone")],
  HearingOpened: [waits("confirm", agencyDeciders, "milestones/:milestone")],
  MilestoneAcceptedWithPriceReduction: [waits("confirm", ["AGENCY_SIGNATORY"], "milestones/:milestone")],
  MilestoneAdjourned: [waits("confirm", agencyDeciders, "milestones/:milestone")],
  ReservationFixSubmitted: [waits("lift-reservation", clientDeciders, "reservations/:reservation")],
  ReservationLifted: [waits("confirm", ["AGENCY_SIGNATORY"], "reservations/:reservation")],
  QuestionAsked: [questionAsked],
};

const Signed = z.object({ documentId: z.uuid(), record: z.string(), digest: Digest });

/** Posts, in the transaction of the act, the mails that its events ask for. */
export async function react(tx: Tx, recorded: Recorded): Promise<void> {
  const { scope, events, now } = recorded;
  const at = { project: scope.name, root: `/projects/${scope.code}` };
  for (const event of events) {
    for (const wanted of (reactions[event.type] ?? []).flatMap((reaction) => reaction(event, at))) {
      await postToRoles(tx, {
        ...wanted.mail,
        roles: wanted.roles,
        partyId: wanted.partyId,
        projectId: scope.projectId,
        except: scope.personId,
        now,
      });
    }
  }
  const signed = events
    .map((event, index) => ({ content: Signed.safeParse(event.payload), entry: recorded.entries[index] }))
    .find(({ content }) => content.success);
  if (signed?.content.success === true && signed.entry !== undefined)
    await postCopies(tx, recorded, signed.content.data, signed.entry.seq);
}

async function postCopies(tx: Tx, recorded: Recorded, signed: z.infer<typeof Signed>, seq: number): Promise<void> {
  const { scope, now, authority } = recorded;
  const identity = await tx.personIdentity.findFirstOrThrow({
    where: { personId: scope.personId },
    orderBy: { version: "desc" },
    select: { displayName: true },
  });
  // Under a power, the signature binds the grantor's party: the copy names that one.
  const party = await tx.party.findUniqueOrThrow({
    where: { projectId_id: { projectId: scope.projectId, id: authority.partyId } },
    select: { name: true },
  });
  const rows = await tx.$queryRaw<{ subject: string }[]>`
    SELECT content::jsonb ->> 'subject' AS subject FROM signed_document WHERE project_id = ${scope.projectId}::uuid AND id = ${signed.documentId}::uuid`;
  await postToRoles(tx, {
    template: "receipt",
    payload: {
      project: scope.name,
      record: signed.record,
      subject: rows[0]?.subject ?? signed.record,
      seq,
      digest: signed.digest,
      signedAt: now,
      timeZone: scope.timeZone,
      signatory: identity.displayName,
      party: party.name,
      path: `/projects/${scope.code}/records/${signed.record}`,
    },
    roles: signatories,
    projectId: scope.projectId,
    except: null,
    now,
  });
}
