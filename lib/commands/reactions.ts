import { z } from "zod";
import type { ProjectPlace } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { Event, EventType } from "@/lib/domain/event";
import { agencyRoles, clientRoles, type Role, type Side } from "@/lib/domain/party";
import { type CommandName, rolesFor } from "@/lib/domain/policy";
import { Digest } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import type { RecordedEntry } from "@/lib/ledger/record";
import type { Mail } from "@/lib/mail/message";
import { postToRoles } from "@/lib/mail/post-to-roles";

/** Who has just acted and for which party; nobody, when it was the clock. */
export type Author = { readonly personId: string; readonly partyId: string } | null;

/** What has just happened, and by whom. */
type Happened = {
  readonly place: ProjectPlace;
  readonly author: Author;
  readonly now: Instant;
  readonly events: readonly Event[];
};

/** A mail that an event asks for, and who gets it (never the actor, unless it is a copy of what was signed). */
type Wanted = { readonly mail: Mail; readonly roles: readonly Role[]; readonly act?: CommandName };
type Reaction = (event: Event, at: { readonly project: string; readonly root: string }) => readonly Wanted[];

/** Those who get a copy of everything signed (CR-12; C. civ. 1375 al. 4). */
const signatories: readonly Role[] = ["CLIENT_SIGNATORY", "AGENCY_SIGNATORY", "AMO"];
const clientDeciders: readonly Role[] = ["CLIENT_SIGNATORY", "CLIENT_OWNER"];
const agencyDeciders: readonly Role[] = ["AGENCY_SIGNATORY", "AGENCY_MANAGER"];

type Waiting = Extract<Mail, { template: "act-waiting" }>["payload"]["act"];

const waits =
  (act: Waiting, roles: readonly Role[], path: string, signing?: CommandName): Reaction =>
  (event, { project, root }) => {
    const milestone = "milestone" in event.payload ? event.payload.milestone : "";
    const reservation = "reservation" in event.payload ? event.payload.reservation : "";
    const subject = reservation === "" ? milestone : reservation;
    const place = path.replace(":milestone", milestone).replace(":reservation", reservation);
    const payload = { project, act, subject, path: `${root}/${place}` };
    return [{ mail: { template: "act-waiting", payload }, roles, ...(signing === undefined ? {} : { act: signing }) }];
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
  // Leads write a definition, signatories agree to it: only who can sign is asked to.
  MilestoneDefined: [waits("sign-definition", rolesFor("milestone.agree"), "milestones/:milestone", "milestone.agree")],
  MilestoneSubmitted: [waits("verify-and-sign", clientDeciders, "milestones/:milestone")],
  HearingOpened: [waits("confirm", agencyDeciders, "milestones/:milestone")],
  MilestoneAcceptedWithPriceReduction: [waits("confirm", ["AGENCY_SIGNATORY"], "milestones/:milestone")],
  MilestoneAdjourned: [waits("confirm", agencyDeciders, "milestones/:milestone")],
  ReservationFixSubmitted: [waits("lift-reservation", clientDeciders, "reservations/:reservation")],
  ReservationLifted: [waits("confirm", ["AGENCY_SIGNATORY"], "reservations/:reservation")],
  QuestionAsked: [questionAsked],
};

const Signed = z.object({ documentId: z.uuid(), record: z.string(), digest: Digest });

/**
 * Prepares the mails that the events of an act ask for: reads what they say, and answers what posts them, in the
 * transaction of the act, once their places in the ledger are known.
 */
export async function prepareReactions(
  tx: Tx,
  happened: Happened,
): Promise<(entries: readonly RecordedEntry[]) => Promise<void>> {
  const { place, author, events, now } = happened;
  const at = { project: place.name, root: `/projects/${place.code}` };
  const wanted = events.flatMap((event) => (reactions[event.type] ?? []).flatMap((reaction) => reaction(event, at)));
  const found = events
    .map((event, index) => ({ content: Signed.safeParse(event.payload), index }))
    .find(({ content }) => content.success);
  const signed = found?.content.success === true ? found.content.data : null;
  const told = signed === null ? null : await readCopy(tx, happened, signed);
  return async (entries) => {
    const entry = entries[found?.index ?? 0];
    const head = entries.at(-1);
    await Promise.all([
      ...wanted.map(({ mail, roles, act }) =>
        postToRoles(tx, { ...mail, roles, act, projectId: place.projectId, except: author?.personId ?? null, now }),
      ),
      ...(signed === null || told === null || entry === undefined || head === undefined
        ? []
        : [postCopies(tx, happened, { ...signed, ...told, seq: entry.seq, head })]),
    ]);
  };
}

type Told = { readonly subject: string; readonly signatory: string; readonly party: string };
type Signed = z.infer<typeof Signed>;

/** Under a power, the signature binds the grantor's party: the copy names that one. */
async function readCopy(tx: Tx, { place, author }: Happened, signed: Signed): Promise<Told | null> {
  if (author === null) return null;
  const rows = await tx.$queryRaw<{ subject: string | null; signatory: string | null; party: string | null }[]>`
    SELECT (SELECT d.content::jsonb ->> 'subject' FROM signed_document d WHERE d.project_id = ${place.projectId}::uuid AND d.id = ${signed.documentId}::uuid) AS subject,
      (SELECT i.display_name FROM person_identity i WHERE i.person_id = ${author.personId}::uuid ORDER BY i.version DESC LIMIT 1) AS signatory,
      (SELECT y.name FROM party y WHERE y.project_id = ${place.projectId}::uuid AND y.id = ${author.partyId}::uuid) AS party`;
  const { subject = null, signatory = null, party = null } = rows[0] ?? {};
  if (signatory === null || party === null) throw new Error("Whoever has just signed is not there");
  return { subject: subject ?? signed.record, signatory, party };
}

type Copy = Signed & Told & { readonly seq: number; readonly head: RecordedEntry };

function postCopies(tx: Tx, { place, now }: Happened, copy: Copy): Promise<void> {
  const { record, subject, seq, head, digest, signatory, party } = copy;
  return postToRoles(tx, {
    template: "receipt",
    payload: {
      project: place.name,
      record,
      subject,
      seq,
      digest,
      // The chain's head when the act was recorded: what each signatory holds against a ledger written anew.
      head: { seq: head.seq, hash: Digest.parse(head.hash) },
      signedAt: now,
      timeZone: place.timeZone,
      signatory,
      party,
      path: `/projects/${place.code}/records/${record}`,
    },
    roles: signatories,
    projectId: place.projectId,
    except: null,
    now,
  });
}
