import { v7 } from "uuid";
import { executeAsSystem } from "@/lib/commands/execute";
import { expireClock } from "@/lib/commands/expire-clock";
import type { ClockKind } from "@/lib/domain/clock";
import type { CharterParameters } from "@/lib/domain/parameter";
import { presets } from "@/lib/domain/preset";
import { rebutMilestoneTacitAcceptance } from "@/lib/features/milestone/commands/rebut-milestone-tacit-acceptance";
import { loadTacit, rebuttalRecord } from "@/lib/features/milestone/queries-rebuttal";
import { loadSetting } from "@/lib/features/milestone/queries-setting";
import { loadMilestone } from "@/lib/features/milestone/queries-state";
import type { RebuttalDraftInput } from "@/lib/features/milestone/schema-silence";
import { listDueClocks, settleClock, systemCommandId } from "@/lib/jobs/clock";
import { recordDigest } from "@/lib/ledger/sign";
import type { MilestoneStage } from "@/tests/support/milestone-stage";

/** A charter of the private model, with these clauses instead. */
export function charterWith(clauses: Partial<CharterParameters>): unknown {
  return { preset: "PRIVATE", parameters: { ...presets.PRIVATE, ...clauses }, initialPriceCents: null };
}

/** A clock as the tests read it. */
export type ClockSeen = { id: string; project_id: string; state: string; due_on: string; outcome: string | null };

/** What the tests of silence do besides leading a milestone through its life: mails that leave, days that end. */
export class Silence {
  readonly stage: MilestoneStage;

  constructor(stage: MilestoneStage) {
    this.stage = stage;
  }

  /** The last clock of a kind on a matter. */
  async clock(matter: string, kind: ClockKind): Promise<ClockSeen> {
    const { rows } = await this.stage.owner.query<ClockSeen>(
      `SELECT id, project_id, state, due_on::text, outcome FROM clock WHERE matter_code = $1 AND kind = $2 ORDER BY started_at DESC, id DESC LIMIT 1`,
      [matter, kind],
    );
    const found = rows[0];
    if (found === undefined) throw new Error(`No ${kind} on ${matter}`);
    return found;
  }

  /** The mails of these reminders left at their hour (`late` milliseconds after it), as the worker and the sender leave them. */
  async remind(matter: string, kind: ClockKind, steps: readonly number[] = [5, 3, 1, 0], late = 0): Promise<void> {
    const { id } = await this.clock(matter, kind);
    const { owner, cast } = this.stage;
    const { rows } = await owner.query<{ id: string; project_id: string; remind_at: Date }>(
      `SELECT r.id, r.project_id, r.remind_at FROM reminder r JOIN clock c ON c.project_id = r.project_id AND c.id = r.clock_id
       WHERE r.clock_id = $1 AND r.due_on = c.due_on AND r.step = ANY ($2)`,
      [id, steps],
    );
    for (const { id: reminder, project_id, remind_at } of rows) {
      const [delivery, at] = [v7(), new Date(remind_at.getTime() + late)];
      await owner.query(
        `INSERT INTO delivery (id, project_id, person_id, email, locale, template, payload, state, due_at, created_at, sent_at)
         VALUES ($1, $2, $3, 'a@example.test', 'fr', 'reminder', '{}', 'SENT', $4, $4, $4)`,
        [delivery, project_id, cast.signatory, at],
      );
      await owner.query("INSERT INTO reminder_delivery VALUES ($1, $2, $3, $4)", [
        project_id,
        reminder,
        delivery,
        cast.signatory,
      ]);
      await owner.query("UPDATE reminder SET state = 'TOLD', told_at = $2 WHERE id = $1", [reminder, at]);
    }
  }

  /** Everything that is due now has its end, whoever does it. */
  async settle(): Promise<void> {
    const { door } = this.stage;
    for (let due = await listDueClocks(door, door.clock.now()); due.length > 0; ) {
      for (const one of due) await settleClock(door, one);
      due = await listDueClocks(door, door.clock.now());
    }
  }

  /** Three workers come at once for one clock; answers how many of them made its end. */
  async race(matter: string, kind: ClockKind): Promise<number> {
    const { door } = this.stage;
    const { id, project_id: projectId } = await this.clock(matter, kind);
    const commandId = systemCommandId(expireClock.name, id, "race");
    const answers = await Promise.all(
      [1, 2, 3].map(() => executeAsSystem(door, expireClock, { projectId, commandId, input: { clockId: id } })),
    );
    return answers.filter((answer) => answer.ok && !answer.value.replayed).length;
  }

  /** The status of a milestone. */
  status(milestone: string): Promise<string> {
    return this.stage.one("SELECT status AS value FROM milestone WHERE code = $1", [milestone]);
  }

  /** The payload of the last event of a type. */
  async last(type: string): Promise<Record<string, unknown>> {
    const { rows } = await this.stage.owner.query<{
      payload: Record<string, unknown>;
      role: string;
      occurred_at: Date;
    }>("SELECT payload, role, occurred_at FROM ledger_entry WHERE type = $1 ORDER BY seq DESC LIMIT 1", [type]);
    const row = rows[0];
    return row === undefined ? {} : { ...row.payload, role: row.role, occurredAt: row.occurred_at.toISOString() };
  }

  /** How many events of a type there are. */
  count(type: string): Promise<string> {
    return this.stage.one("SELECT count(*)::text AS value FROM ledger_entry WHERE type = $1", [type]);
  }

  /** A rebuttal on the first criterion, as the client's signatory reads it now. */
  async rebutting(
    milestone: string,
    change: Partial<RebuttalDraftInput> = {},
  ): Promise<RebuttalDraftInput & { milestone: string; digest: string }> {
    const criterionId = (await this.stage.state(milestone)).criteria[0]?.id ?? "";
    const draft: RebuttalDraftInput = {
      reasons: [{ criterionId, text: "le lien manquait déjà le 10 juin" }],
      evidence: [{ name: "Capture", fileId: null, url: "https://forge.example/capture" }],
      opinion: "L’AMO confirme la capture",
      ...change,
    };
    const digest = await this.stage.read("signatory", async (tx, scope) => {
      const [state, setting] = await Promise.all([
        loadMilestone(tx, scope.projectId, milestone),
        loadSetting(tx, scope),
      ]);
      if (state === null) throw new Error(`No ${milestone}`);
      const tacit = await loadTacit(tx, scope.projectId, milestone);
      return recordDigest(rebuttalRecord(scope, setting, state, { ...draft, tacit, files: [] }));
    });
    return { ...draft, milestone, digest };
  }

  /** Signs a rebuttal. */
  async rebut(milestone: string, change: Partial<RebuttalDraftInput> = {}): ReturnType<MilestoneStage["sign"]> {
    return this.stage.sign("signatory", rebutMilestoneTacitAcceptance, await this.rebutting(milestone, change));
  }
}
