import { z } from "zod";
import { decide, type ProjectAct, type Ruling } from "@/lib/domain/act";
import { committeePermits } from "@/lib/domain/committee-permits";
import { type Actor, Role, type Side } from "@/lib/domain/party";
import { type ProjectStatus, projectIsOpen } from "@/lib/domain/project";
import { type Refusal, refuse, unless } from "@/lib/domain/refusal";

/** The bodies of domain.md 5.1: steering (COPIL), project, technical, and arbitration. */
export const BodyKind = z.enum(["STEERING", "PROJECT", "TECHNICAL", "ARBITRATION"]);
export type BodyKind = z.infer<typeof BodyKind>;

/** How often a body meets. On demand: it has no series. */
export const Rhythm = z.enum(["ON_DEMAND", "WEEKLY", "FORTNIGHTLY", "MONTHLY", "QUARTERLY"]);
export type Rhythm = z.infer<typeof Rhythm>;

/** A seat that votes, one that is heard, and the one that presides, which votes too. */
export const SeatVoice = z.enum(["DELIBERATIVE", "CONSULTATIVE", "PRESIDES"]);
export type SeatVoice = z.infer<typeof SeatVoice>;

/** Whether a body stands. Dissolved, it meets no more; what it decided stays. */
export const BodyStatus = z.enum(["STANDING", "DISSOLVED"]);
export type BodyStatus = z.infer<typeof BodyStatus>;

/** Somebody who sits in a body, for their party, with the roles they hold there today. */
export type Seat = {
  readonly memberId: string;
  readonly personId: string;
  readonly partyId: string;
  readonly side: Side;
  readonly roles: readonly Role[];
  readonly voice: SeatVoice;
};

/** What a point concerns, and so who votes on it (domain.md 5.4). */
export const VoteMatter = z.enum(["GENERAL", "CLIENT_ONLY", "CONTRACT_CHANGE"]);
export type VoteMatter = z.infer<typeof VoteMatter>;

/** Who votes, and what it takes: a majority of the voices, or every party of the contract that is concerned. */
export type Electorate = {
  readonly rule: "MAJORITY" | "UNANIMITY_OF_PARTIES";
  readonly voters: readonly Seat[];
};

/**
 * Who votes on a matter (domain.md 5.4): the voices of the client alone on what is the client's (choice of provider,
 * budget, acceptance); the client and the agencies concerned, unanimously as parties, on a change of the contract; all
 * who deliberate on anything else. The AMO never votes (MD-01), however it is seated.
 */
export function votersOn(matter: VoteMatter, seats: readonly Seat[], concerned: readonly string[] = []): Electorate {
  const voices = seats.filter(
    ({ side, voice }) => voice !== "CONSULTATIVE" && (side === "CLIENT" || side === "AGENCY"),
  );
  switch (matter) {
    case "CLIENT_ONLY":
      return { rule: "MAJORITY", voters: voices.filter(({ side }) => side === "CLIENT") };
    case "CONTRACT_CHANGE":
      return {
        rule: "UNANIMITY_OF_PARTIES",
        voters: voices.filter(({ side, partyId }) => side === "CLIENT" || concerned.includes(partyId)),
      };
    case "GENERAL":
      return { rule: "MAJORITY", voters: voices };
  }
}

/** What must be known to compose a body: its seats as they are wanted, and who is there to be seated. */
export type BodyFacts = {
  readonly status: BodyStatus;
  readonly projectStatus: ProjectStatus;
  readonly kind: BodyKind;
  readonly seats: readonly Seat[];
  /** The agencies of the project. */
  readonly agencies: readonly string[];
  /** Codes of its meetings that are planned, convened or open. */
  readonly meetingsAhead: readonly string[];
  /** Codes of those that are open now. */
  readonly meetingsOpen: readonly string[];
};

/** The bodies that bind: without a signatory of the client and every agency they could never decide (domain.md 5.4). */
const binding: readonly BodyKind[] = ["STEERING", "ARBITRATION"];

/** The project is not over. */
export function bodyProjectStands({ projectStatus }: Pick<BodyFacts, "projectStatus">): readonly Refusal[] {
  return projectIsOpen(projectStatus);
}

/** One person presides, and it is somebody of the client. */
export function oneChair({ seats }: BodyFacts): readonly Refusal[] {
  const chairs = seats.filter(({ voice }) => voice === "PRESIDES");
  return [
    ...unless(chairs.length === 1, refuse("chair-missing", {})),
    ...unless(
      chairs.every(({ side }) => side === "CLIENT"),
      refuse("chair-not-of-client", {}),
    ),
  ];
}

/** MD-01: whoever advises the client, or mediates, is heard and does not vote. */
export function advisersHeard({ seats }: BodyFacts): readonly Refusal[] {
  const advising = seats.filter(({ side }) => side === "AMO" || side === "MEDIATOR");
  return unless(
    advising.every(({ voice }) => voice === "CONSULTATIVE"),
    refuse("adviser-without-voice", {}),
  );
}

/** One person has one seat. */
export function seatedOnce({ seats }: BodyFacts): readonly Refusal[] {
  return unless(new Set(seats.map(({ personId }) => personId)).size === seats.length, refuse("seated-twice", {}));
}

/** A body that binds has a signatory of the client and a voice of every agency. */
export function bindingSeatsTaken({ kind, seats, agencies }: BodyFacts): readonly Refusal[] {
  if (!binding.includes(kind)) return [];
  const voices = seats.filter(({ voice }) => voice !== "CONSULTATIVE");
  const unseated = agencies.filter((agency) => !voices.some(({ partyId }) => partyId === agency)).length;
  return [
    ...unless(
      voices.some(({ roles }) => roles.includes("CLIENT_SIGNATORY")),
      refuse("seat-missing", { roles: [Role.enum.CLIENT_SIGNATORY] }),
    ),
    ...unless(unseated === 0, refuse("agency-unseated", { agencies: unseated })),
  ];
}

/** No meeting of it is still to come. */
export function nothingAhead({ meetingsAhead }: BodyFacts): readonly Refusal[] {
  return unless(meetingsAhead.length === 0, refuse("committee-meets", { meetings: meetingsAhead }));
}

/** It does not sit now: a voice that displeases is not unseated between two votes. */
export function notSitting({ meetingsOpen }: BodyFacts): readonly Refusal[] {
  return unless(meetingsOpen.length === 0, refuse("committee-sitting", { meetings: meetingsOpen }));
}

const composition = [bodyProjectStands, oneChair, advisersHeard, seatedOnce, bindingSeatsTaken] as const;

/** The life of a body. */
export const committeeActs = {
  form: {
    from: ["STANDING"],
    to: "STANDING",
    by: committeePermits["committee.form"].by,
    guards: composition,
    article: "CD-09",
  },
  compose: {
    from: ["STANDING"],
    to: "STANDING",
    by: committeePermits["committee.compose"].by,
    guards: [...composition, notSitting],
    article: "CD-09",
  },
  dissolve: {
    from: ["STANDING"],
    to: "DISSOLVED",
    by: committeePermits["committee.dissolve"].by,
    guards: [bodyProjectStands, nothingAhead],
    article: "CD-09",
  },
} as const satisfies Record<string, ProjectAct<BodyStatus, BodyFacts>>;

/** Decides an act on a body. */
export function decideBody(
  act: keyof typeof committeeActs,
  facts: BodyFacts,
  actor: Pick<Actor, "role">,
): Ruling<BodyStatus> {
  return decide<BodyStatus, BodyFacts>(committeeActs[act], facts, actor);
}
