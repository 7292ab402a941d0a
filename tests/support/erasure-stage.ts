import type { Outcome, Problem } from "@/lib/commands/receipt";
import { erasePerson } from "@/lib/features/account/commands/erase-person";
import { ErasureTerms } from "@/lib/features/account/schema-erasure";
import { erasureDigest } from "@/lib/features/account/store-erasure";
import { sendDue } from "@/lib/jobs/sender";
import type { PersonId } from "@/lib/kernel/ids";
import type { Result } from "@/lib/kernel/result";
import { act, addPerson, prove } from "@/tests/support/act";
import type { MilestoneStage } from "@/tests/support/milestone-stage";
import { emailOf } from "@/tests/support/set-up";

/** A person who administers the installation and is a member of nothing: named by the owner of the database. */
export async function addAdministrator(stage: MilestoneStage, name: string): Promise<PersonId> {
  const person = await addPerson(stage.door.db, name);
  await stage.owner.query("UPDATE person SET is_administrator = true WHERE id = $1", [person]);
  return person;
}

/** What an administrator sends to erase a person, unless changed. */
export async function erasureOf(
  stage: MilestoneStage,
  personId: PersonId,
  change: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const confirmation = await emailOf(stage.door, personId);
  return {
    personId,
    ground: "PERSON_REQUEST",
    reason: "Demande écrite reçue le 1er juin 2026.",
    confirmation,
    ...change,
  };
}

/** A fresh proof of identity for exactly these terms. */
export function proofFor(stage: MilestoneStage, by: PersonId, input: Record<string, unknown>): Promise<string> {
  return prove(stage.door, by, erasureDigest(ErasureTerms.parse(input)));
}

/** Erases as an administrator would, with a fresh proof of identity for exactly these terms. */
export async function erase(
  stage: MilestoneStage,
  by: PersonId,
  input: Record<string, unknown>,
  commandId?: string,
): Promise<Result<Outcome, Problem>> {
  const proofId = await proofFor(stage, by, input);
  return act(stage.door, erasePerson, by, input, { proofId, ...(commandId === undefined ? {} : { commandId }) });
}

/** Lets the sender write every mail that is due; without a server they are kept. */
export async function keepMails(stage: MilestoneStage): Promise<void> {
  const desk = {
    db: stage.door.db,
    now: () => stage.door.clock.now(),
    url: "http://aval.test",
    from: "aval@aval.test",
    secret: "erasure-stage",
  };
  while ((await sendDue({ ...desk, smtpUrl: undefined })) > 0);
}

/** Every column of text or JSON, of every table, in which one of these words stands: "table.column", with how many rows. */
export async function tracesOf(stage: MilestoneStage, words: readonly string[]): Promise<Record<string, number>> {
  const { rows: columns } = await stage.owner.query<{ table: string; column: string }>(`
    SELECT c.table_name AS table, c.column_name AS column FROM information_schema.columns c
    JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'
    WHERE c.table_schema = 'public'
      AND (c.data_type IN ('text', 'character varying', 'character', 'jsonb', 'json', 'ARRAY', 'bytea'))`);
  const found: Record<string, number> = {};
  for (const { table, column } of columns) {
    const name = stage.owner.escapeIdentifier(column);
    const { rows } = await stage.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${stage.owner.escapeIdentifier(table)} x
       WHERE EXISTS (SELECT 1 FROM unnest($1::text[]) AS word WHERE strpos(lower(x.${name}::text), lower(word)) > 0)`,
      [[...words]],
    );
    const n = rows[0]?.n ?? 0;
    if (n > 0) found[`${table}.${column}`] = n;
  }
  return found;
}
