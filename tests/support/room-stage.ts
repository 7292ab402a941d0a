import { conveneMeeting } from "@/lib/features/committee/commands/convene-meeting";
import { fixAgenda } from "@/lib/features/committee/commands/fix-agenda";
import { formCommittee } from "@/lib/features/committee/commands/form-committee";
import { planMeeting } from "@/lib/features/committee/commands/plan-meeting";
import { proposeAgendaPoint } from "@/lib/features/committee/commands/propose-agenda-point";
import { arriveAttendance } from "@/lib/features/room/commands/arrive-attendance";
import { openMeeting } from "@/lib/features/room/commands/open-meeting";
import { MilestoneStage } from "@/tests/support/milestone-stage";

export type Part = Parameters<MilestoneStage["act"]>[0];
/** Who votes on a point of the stage: everybody, the client alone, or the parties of the contract. */
export type Matter = "GENERAL" | "CLIENT_ONLY" | "CONTRACT_CHANGE";

/** A running project with its steering committee: the sponsor presides, the AMO is heard, everybody else votes. */
export class RoomStage {
  readonly stage: MilestoneStage;
  private readonly members: ReadonlyMap<string, string>;

  private constructor(stage: MilestoneStage, members: ReadonlyMap<string, string>) {
    this.stage = stage;
    this.members = members;
  }

  static async set(name: string, charter?: unknown): Promise<RoomStage> {
    process.env.DATABASE_URL ??= "postgresql://nobody@127.0.0.1:1/none";
    process.env.AVAL_SECRET ??= "a secret of thirty-two characters, at least";
    const stage = await MilestoneStage.set(name, charter);
    const { rows } = await stage.owner.query<{ id: string; person: string }>(
      "SELECT id, person_id AS person FROM member",
    );
    const room = new RoomStage(stage, new Map(rows.map(({ id, person }) => [person, id])));
    const seat = (part: Part, voice: string): object => ({ memberId: room.member(part), voice });
    await stage.must("owner", formCommittee, {
      ...{ kind: "STEERING", title: "Comité de pilotage", rhythm: "MONTHLY" },
      seats: [
        seat("sponsor", "PRESIDES"),
        seat("signatory", "DELIBERATIVE"),
        seat("owner", "DELIBERATIVE"),
        seat("agencySignatory", "DELIBERATIVE"),
        seat("manager", "DELIBERATIVE"),
        seat("amo", "CONSULTATIVE"),
      ],
    });
    return room;
  }

  /** The member that a part is. */
  member(part: Part): string {
    return this.members.get(this.stage.who(part)) ?? "";
  }

  /** Why an act is refused; `ALLOWED` when it is not. */
  async refusals(...args: Parameters<MilestoneStage["act"]>): Promise<readonly string[]> {
    const answer = await this.stage.act(...args);
    if (answer.ok) return ["ALLOWED"];
    return answer.error.kind === "refused" ? answer.error.refusals.map(({ kind }) => kind) : [answer.error.kind];
  }

  /** A convened meeting with a point to decide for each matter, `about` something; answers its number and the points. */
  async convene(
    startsAt: string,
    matters: readonly Matter[],
    change: object = {},
    about: object = {},
  ): Promise<{ meeting: string; points: readonly string[] }> {
    const plan = { committee: "INS-01", kind: "ORDINARY", startsAt, minutes: 90, place: "Salle des Échevins" };
    const { meeting = "" } = await this.stage.must("owner", planMeeting, {
      ...{ ...plan, reason: "", times: 1, reconvenes: "" },
      ...change,
    });
    for (const matter of matters) {
      await this.stage.must("owner", proposeAgendaPoint, {
        ...{ meeting, title: "Commander la visite virtuelle ?", detail: "", ask: "DECIDE", matter, minutes: 20 },
        ...{ subject: null, agencies: [this.stage.cast.agencyParty], documents: [] },
        ...about,
      });
    }
    const { rows } = await this.stage.owner.query<{ id: string }>(
      "SELECT p.id FROM agenda_point p JOIN meeting g ON g.id = p.meeting_id WHERE g.code = $1 ORDER BY p.ordinal, p.proposed_at, p.id",
      [meeting],
    );
    const points = rows.map(({ id }) => id);
    await this.stage.must("sponsor", fixAgenda, { meeting, points });
    await this.stage.must("owner", conveneMeeting, { meeting });
    return { meeting, points };
  }

  /** Opens the room with these people in it. */
  async open(meeting: string, at: string, parts: readonly Part[]): Promise<void> {
    this.stage.door.moveTo(at);
    await this.stage.must("owner", openMeeting, { meeting });
    for (const part of parts) await this.arrive(meeting, part);
  }

  /** Somebody comes in. */
  async arrive(meeting: string, part: Part): Promise<void> {
    await this.stage.must(part, arriveAttendance, { meeting, memberId: null });
  }

  async end(): Promise<void> {
    await this.stage.owner.end();
    await this.stage.door.db.$disconnect();
    await this.stage.database.drop();
  }
}
