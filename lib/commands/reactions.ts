import { z } from "zod";
import type { ProjectPlace } from "@/lib/auth/scope";
import { adviceReactions } from "@/lib/commands/advice-reactions";
import { changeReactions } from "@/lib/commands/change-reactions";
import { disputeReactions } from "@/lib/commands/dispute-reactions";
import { legalReactions, type Reaction } from "@/lib/commands/legal-reactions";
import { noticesOf } from "@/lib/commands/notices";
import type { Tx } from "@/lib/db/client";
import type { Event, EventType } from "@/lib/domain/event";
import { partiesConcerned } from "@/lib/domain/notice";
import { agencyRoles, clientRoles, type Role, type Side } from "@/lib/domain/party";
import { type CommandName, rolesFor } from "@/lib/domain/policy";
import { Digest } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import type { RecordedEntry } from "@/lib/ledger/record";
import type { Mail } from "@/lib/mail/message";
import { readAudience, tellAudience, type Wanted } from "@/lib/mail/post-to-audience";

/** Who has just acted and for which party; nobody, when it was the clock. */
export type Author = { readonly personId: string; readonly partyId: string } | null;

/** What has just happened, and by whom. */
type Happened = {
  readonly place: ProjectPlace;
  readonly author: Author;
  readonly now: Instant;
  readonly newId: () => string;
  readonly events: readonly Event[];
  /** How many of them, the first, are the author's own: the others the system has drawn from the act. */
  readonly own: number;
};

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
  ...changeReactions,
  ...disputeReactions,
  ...adviceReactions,
  ...legalReactions,
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
  const { place, author, events, own, now, newId } = happened;
  const found = events
    .map((event, index) => ({ content: Signed.safeParse(event.payload), index }))
    .find(({ content }) => content.success);
  const signed = found?.content.success === true ? found.content.data : null;
  const [told, audience] = await Promise.all([
    signed === null ? null : readCopy(tx, happened, signed),
    readAudience(tx, place.projectId, now),
  ]);
  const party = audience.find((one) => one.party.id === author?.partyId)?.party.name ?? "";
  const at = { project: place.name, root: `/projects/${place.code}`, timeZone: place.timeZone, party };
  const asked = events.flatMap((event) => (reactions[event.type] ?? []).flatMap((reaction) => reaction(event, at)));
  return (entries) => {
    const entry = entries[found?.index ?? 0];
    const head = entries.at(-1);
    const copies =
      signed === null || told === null || entry === undefined || head === undefined
        ? []
        : [copyOf(happened, { ...signed, ...told, seq: entry.seq, head }, events[found?.index ?? 0])];
    return tellAudience(tx, audience, {
      ...{ place, now, newId, author: author?.personId ?? null },
      wanted: [...asked, ...copies],
      notices: noticesOf({ place, author, events, own }, entries, audience),
    });
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

/** The copy of what was signed, for every signatory, whoever signed among them. */
function copyOf({ place, now }: Happened, copy: Copy, event: Event | undefined): Wanted {
  const { record, subject, seq, head, digest, signatory, party } = copy;
  const mail: Mail = {
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
  };
  const between = event === undefined ? null : partiesConcerned(event);
  return { mail, roles: signatories, evenAuthor: true, ...(between === null ? {} : { parties: between }) };
}
