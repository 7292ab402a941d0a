import { v7 } from "uuid";
import { enterToAct } from "@/lib/auth/scope";
import { transact } from "@/lib/db/transact";
import type { Event } from "@/lib/domain/event";
import { markSuspects } from "@/lib/features/suspect/store";
import type { MilestoneStage } from "@/tests/support/milestone-stage";

/** Gives a locked requirement another text, as an amendment does it: the guards are put aside, since no amendment is signed here. */
export async function rewrite(stage: MilestoneStage, requirementId: string, statement: string): Promise<void> {
  const { owner } = stage;
  await owner.query("BEGIN");
  await owner.query("ALTER TABLE requirement DISABLE TRIGGER USER");
  await owner.query(
    `INSERT INTO requirement_version (project_id, requirement_id, version, title, statement, kind, priority, criteria_count, digest, written_by, written_at)
     SELECT project_id, requirement_id, version + 1, title, $2, kind, priority, 1, repeat('ab', 32), written_by, now()
     FROM requirement_version WHERE requirement_id = $1 ORDER BY version DESC LIMIT 1`,
    [requirementId, statement],
  );
  await owner.query(
    `INSERT INTO acceptance_criterion (project_id, id, requirement_id, version, position, measure, target, method, flexibility)
     SELECT project_id, $2, requirement_id, version, 1, 'mesure nouvelle', '1 s', 'TEST', 'F0'
     FROM requirement_version WHERE requirement_id = $1 ORDER BY version DESC LIMIT 1`,
    [requirementId, v7()],
  );
  await owner.query(
    "UPDATE requirement SET version = version + 1, baselined_version = version + 1, criteria_count = 1 WHERE id = $1",
    [requirementId],
  );
  await owner.query("SET CONSTRAINTS ALL IMMEDIATE");
  await owner.query("ALTER TABLE requirement ENABLE TRIGGER USER");
  await owner.query("COMMIT");
}

/** Marks what rests on changed requirements, as the signature of an amendment does it. */
export function mark(
  stage: MilestoneStage,
  requirementIds: readonly string[],
  amendment = "AV-001",
): Promise<readonly Event[]> {
  const personId = stage.who("owner");
  return transact(stage.door.db, { personId }, async (tx) => {
    const scope = await enterToAct(tx, personId, stage.cast.code, false);
    if (scope === null) throw new Error("Not a member");
    const now = stage.door.clock.now();
    return markSuspects({ tx, scope, now, newId: v7 }, { requirementIds, amendment });
  });
}
