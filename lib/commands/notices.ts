import type { ProjectPlace } from "@/lib/auth/scope";
import type { Event } from "@/lib/domain/event";
import { partAmounts } from "@/lib/domain/known-price";
import { concernedBy, partiesConcerned } from "@/lib/domain/notice";
import { sideOf } from "@/lib/domain/party";
import { type LedgerEntryView, sentenceValues, subjectOf } from "@/lib/features/ledger/view";
import type { RecordedEntry } from "@/lib/ledger/record";
import type { Listener, Notice } from "@/lib/mail/post-to-audience";

/** Where an act is read that is about no numbered thing, by the beginning of its name. */
const rooms: readonly (readonly [string, string])[] = [
  ["Charter", "/charter"],
  ["Delegation", "/delegations"],
  ["Member", "/members"],
  ["Invitation", "/members"],
  ["Party", "/members"],
  ["Requirement", "/requirements"],
  ["Milestone", "/milestones"],
  ["Reservation", "/reservations"],
  ["Question", "/questions"],
  ["Change", "/changes"],
  ["Commitment", "/commitments"],
  ["Budget", "/budget"],
  ["Retention", "/budget"],
  ["Invoice", "/budget"],
  ["Payment", "/budget"],
  ["Penalty", "/budget"],
  ["Consultation", "/consultations"],
  ["Dispute", "/disputes"],
  ["Facilitator", "/disputes"],
  ["Mediat", "/disputes"],
  ["Offers", "/consultations"],
  ["Opening", "/consultations"],
  ["Interests", "/consultations"],
  ["Exit", "/consultations"],
  ["Advice", "/advice"],
  ["Opinion", "/advice"],
  ["Risk", "/risks"],
  ["Action", "/actions"],
  ["Minutes", "/committees"],
  ["Committee", "/committees"],
  ["Meeting", "/committees"],
  ["Agenda", "/committees"],
  ["Project", ""],
];

type Happened = {
  readonly place: ProjectPlace;
  readonly author: { readonly partyId: string } | null;
  /** The first `own` of them are the author's, the others were drawn from the act by the system. */
  readonly events: readonly Event[];
  readonly own: number;
};

/** The notices of an act: one for each type of event that it recorded, the act itself first. */
export function noticesOf(
  { place, author, events, own }: Happened,
  entries: readonly RecordedEntry[],
  audience: readonly Listener[],
): readonly Notice[] {
  const party = audience.find((one) => one.party.id === author?.partyId)?.party.name ?? "";
  return events.flatMap((event, index) => {
    const seq = entries[index]?.seq;
    const isFirst = events.findIndex(({ type }) => type === event.type) === index;
    const roles = concernedBy(event);
    if (seq === undefined || !isFirst || roles.length === 0) return [];
    // A mail goes to every agency: it says of an act what all may read.
    const values = sentenceValues(partAmounts<unknown>(event.type, event.payload).open);
    const { subject, path } = placeOf(place.code, event.type, values);
    const more = events.filter(({ type }) => type === event.type).length - 1;
    const payload = { project: place.name, party: index < own ? party : "", event: event.type, values, subject, path };
    const parties = reachOf(partiesConcerned(event), audience);
    return [{ seq, type: event.type, subject, path, more, roles, parties, mail: { template: "activity", payload } }];
  });
}

/** What is between some parties is known by them, by the client and by its AMO; what is not, by all. */
function reachOf(between: readonly string[] | null, audience: readonly Listener[]): readonly string[] | undefined {
  if (between === null) return undefined;
  const near = audience.filter(({ roles }) => roles.some((role) => ["CLIENT", "AMO"].includes(sideOf(role))));
  return [...new Set([...between, ...near.map(({ party }) => party.id)])];
}

/** What an act is about and where it is read: its page, the record that it made, or its room. */
function placeOf(
  code: string,
  type: string,
  values: LedgerEntryView["values"],
): { readonly subject: string; readonly path: string } {
  const subject = subjectOf(code, values);
  if (subject !== null) return { subject: subject.code, path: subject.href };
  const { record } = values;
  if (typeof record === "string") return { subject: record, path: `/projects/${code}/records/${record}` };
  const room = rooms.find(([name]) => type.startsWith(name))?.[1] ?? "/ledger";
  return { subject: "", path: `/projects/${code}${room}` };
}
