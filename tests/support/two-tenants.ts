import { randomBytes } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { v7 } from "uuid";
import { beginSession } from "@/lib/auth/session";
import { issueToken, sessionCookie } from "@/lib/auth/token";
import type { Command } from "@/lib/commands/define-command";
import { declareClosure } from "@/lib/features/calendar/commands/declare-closure";
import { proposeCommitment } from "@/lib/features/commitment/commands/propose-commitment";
import { askQuestion } from "@/lib/features/discussion/commands/ask-question";
import { writeNote } from "@/lib/features/discussion/commands/write-note";
import { uploadEvidence } from "@/lib/features/file/commands/upload-evidence";
import { defineMilestone } from "@/lib/features/milestone/commands/define-milestone";
import { draftNotice } from "@/lib/features/notice/commands/draft-notice";
import { sendNotice } from "@/lib/features/notice/commands/send-notice";
import { draftSending } from "@/lib/features/notice/queries-ceremony";
import { renameProject } from "@/lib/features/project/commands/rename-project";
import { draftRequirement } from "@/lib/features/requirement/commands/draft-requirement";
import { settleDue } from "@/lib/jobs/settle";
import type { PersonId } from "@/lib/kernel/ids";
import { instantOf } from "@/lib/kernel/instant";
import { sha256 } from "@/lib/ledger/canonical";
import { listenOnWire, type Wire } from "@/scripts/bench/wire";
import { freePort } from "@/scripts/database.mjs";
import { serve } from "@/scripts/serve.mjs";
import { addPerson } from "@/tests/support/act";
import type { TokenWish } from "@/tests/support/api";
import { answerTime } from "@/tests/support/commitment-input";
import { memberIn } from "@/tests/support/commitment-stage";
import { cloneDatabase } from "@/tests/support/database";
import { giveToken } from "@/tests/support/give-token";
import { MilestoneStage } from "@/tests/support/milestone-stage";
import { written } from "@/tests/support/requirement-stage";

/** What only project B holds begins with this, in names, texts, files and addresses: no stranger may ever be sent it. */
export const canary = "zqxb";
/** What only project A holds. */
export const canaryOfA = "zqxc";
/** The notes of A's client among themselves: nobody else of A may be sent it. */
export const privateCanary = "zqxa";

/** The people of a project by their part. */
export const parts = ["owner", "signatory", "substitute", "sponsor", "manager", "agencySignatory", "amo"] as const;
export type Part = (typeof parts)[number];

/** Two projects played on one installation behind the built server, which talks to PostgreSQL over a counted wire. */
export type Tenants = {
  readonly url: string;
  readonly a: MilestoneStage;
  readonly b: MilestoneStage;
  /** Somebody who belongs to no project. */
  readonly nobody: PersonId;
  /** Ids that only B has, by the name of the parameter that takes them. */
  readonly ids: Readonly<Record<string, string>>;
  readonly wire: Wire;
  readonly cookieOf: (person: PersonId) => Promise<string>;
  readonly endedCookieOf: (person: PersonId) => Promise<string>;
  readonly tokenOf: (person: PersonId, wish?: TokenWish) => Promise<string>;
  readonly log: () => Promise<string>;
  readonly close: () => Promise<void>;
};

const fileText = `${canary} evidence of B\n`;

/** Plays B: everything that an address can name, under texts that can be told from everything else. */
async function playB(b: MilestoneStage): Promise<Record<string, string>> {
  await perform(b, renameProject, { name: `${canary} project`, objective: `${canary} objective` });
  await perform(b, declareClosure, { name: `${canary} closure`, firstOn: "2027-12-28", lastOn: "2027-12-29" });
  const requirements: string[] = [];
  for (const n of [1, 2, 3]) {
    const statement = `Le site doit ${canary} ${n}.`;
    const draft = written({ statement, chapter: `${canary} chapter`, source: `${canary} source` });
    requirements.push((await b.must("owner", draftRequirement, draft)).code ?? "");
  }
  const first = await b.verified([0], { title: `${canary} milestone` });
  const reservation = await b.reserve(first, 0);
  await b.must("owner", defineMilestone, b.definition({ title: `${canary} second`, purpose: canary }));
  const { milestone: third = "" } = await b.must("owner", defineMilestone, b.definition({ title: `${canary} third` }));
  const subject = { kind: "REQUIREMENT", code: "EX-001" };
  const { question = "" } = await b.must("owner", askQuestion, {
    subject,
    text: `${canary} question`,
    blocking: false,
    to: "AGENCY",
  });
  await perform(b, writeNote, { subject, text: `${canary} note` });
  const { fileId = "" } = await b.must("agencySignatory", uploadEvidence, {
    sha256: sha256(fileText),
    bytes: fileText.length,
    name: `${canary}.txt`,
    mediaType: "text/plain",
  });
  const { commitment = "" } = await b.must("owner", proposeCommitment, {
    ...answerTime,
    title: `${canary} commitment`,
    partyId: b.cast.clientParty,
    memberId: await memberIn({ door: b.door, project: b.cast.code }, b.who("owner")),
    startsOn: "2026-06-01",
    dueOn: "2027-06-01",
  });
  const notice = await giveNotice(b, first);
  const records = await b.owner.query<{ code: string }>(
    "SELECT d.code FROM signed_document d JOIN project p ON p.id = d.project_id WHERE p.code = $1 ORDER BY d.code DESC",
    [b.cast.code],
  );
  return {
    requirement: requirements[2] ?? "",
    milestone: third,
    reservation,
    question,
    commitment,
    notice,
    file: fileId,
    record: records.rows[0]?.code ?? "",
  };
}

/** A formal notice of a decision that has not come: drafted, and sent under the agency's signature. */
async function giveNotice(b: MilestoneStage, matter: string): Promise<string> {
  b.door.moveTo("2026-06-20T08:00:00.000Z");
  await settleDue(b.door);
  const drafted = { awaited: "DECISION", matter, text: `${canary} notice` };
  const { notice = "" } = await b.must("manager", draftNotice, drafted);
  const channel = "PLATFORM";
  const sending = await b.read("agencySignatory", (tx, scope) =>
    draftSending({ tx, scope, now: b.door.clock.now() }, notice, channel),
  );
  await b.mustSign("agencySignatory", sendNotice, { notice, channel, digest: sending?.digest ?? "" });
  return notice;
}

/** An act of the client owner that answers nothing. */
async function perform(stage: MilestoneStage, command: Command, input: unknown): Promise<void> {
  const done = await stage.act("owner", command, input);
  if (!done.ok) throw new Error(`${command.name}: ${JSON.stringify(done.error)}`);
}

/** Names of B that stand out, as later versions of its people. */
async function renamePeople(b: MilestoneStage): Promise<void> {
  for (const part of parts) {
    const person = b.who(part);
    await b.owner.query(
      `INSERT INTO person_identity (id, person_id, version, display_name, title, key, created_at)
       SELECT $1, person_id, 2, $2, '', key, created_at FROM person_identity WHERE person_id = $3`,
      [v7(), `${canary} ${part}`, person],
    );
    await b.owner.query("UPDATE person SET email = $1 WHERE id = $2", [
      `${canary}.${part.toLowerCase()}@example.test`,
      person,
    ]);
  }
}

/** Starts the built server beside two played projects. */
export async function openTenants(name: string): Promise<Tenants> {
  const database = await cloneDatabase(name);
  const folder = await mkdtemp(join(tmpdir(), "aval-tenants-"));
  const a = await MilestoneStage.on(database);
  const b = await MilestoneStage.on(database);
  await perform(a, renameProject, { name: `${canaryOfA} project`, objective: `${canaryOfA} objective` });
  await perform(a, writeNote, { subject: { kind: "REQUIREMENT", code: "EX-001" }, text: `${privateCanary} note` });
  await a.started();
  const nobody = await addPerson(a.door.db, "Personne");
  const ids = await playB(b);
  await renamePeople(b);
  // The story plays in June: what fell due since would be done by the server, and looks like somebody's doing.
  await settleDue({ ...a.door, clock: { now: () => instantOf(new Date()) } });
  const wire = await listenOnWire(database.appUrl);
  const port = (await freePort()) ?? 0;
  const secret = randomBytes(32).toString("base64url");
  const filesDir = join(folder, "files");
  const logFile = join(folder, "server.log");
  const stored = join(filesDir, await projectId(b), sha256(fileText).slice(0, 2), sha256(fileText));
  await mkdir(dirname(stored), { recursive: true });
  await writeFile(stored, fileText);
  const output = openSync(logFile, "a");
  const env = { NODE_ENV: "production", DATABASE_URL: wire.url, AVAL_SECRET: secret, AVAL_FILES_DIR: filesDir };
  const program = [resolve(process.env.NEXT_DIST_DIR ?? ".next", "standalone/server.js")];
  const { stop } = await serve(program, { port, env, output, seconds: 120 });
  closeSync(output);
  const url = `http://localhost:${port}`;
  const sessionOf = (personId: PersonId): Promise<string> =>
    beginSession(a.door.db, { personId, method: "PASSWORD", userAgent: "Test", now: instantOf(new Date()), newId: v7 });
  const cookieFor = async (session: string): Promise<string> =>
    `${sessionCookie(url).name}=${await issueToken(session, secret)}`;
  return {
    url,
    a,
    b,
    nobody,
    ids,
    wire,
    cookieOf: async (person) => cookieFor(await sessionOf(person)),
    endedCookieOf: async (person) => {
      const id = await sessionOf(person);
      await a.door.db.session.updateMany({ where: { id }, data: { endedAt: new Date() } });
      return cookieFor(id);
    },
    tokenOf: (person, wish) => giveToken(a.door, person, wish),
    log: () => readFile(logFile, "utf8"),
    close: async () => {
      await stop();
      wire.close();
      await Promise.all([a.owner.end(), b.owner.end(), a.door.db.$disconnect(), b.door.db.$disconnect()]);
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The id of the project of a stage. */
export function projectId(stage: MilestoneStage): Promise<string> {
  return stage.one("SELECT id AS value FROM project WHERE code = $1", [stage.cast.code]);
}

/** The code of a project that is not there, as long as a real one. */
export function nowhere(code: string): string {
  return `${code.slice(0, -8)}00000000`;
}
