// The stage of the demo: real acts by real people through the one pipeline, at the hours of the story.
import { Readable } from "node:stream";
import { v7 } from "uuid";
import { z } from "zod";
import { openAccount } from "@/lib/auth/join";
import { type Evidence, proveIdentity, requestProofCode } from "@/lib/auth/reauth";
import { enterProject, type ProjectScope } from "@/lib/auth/scope";
import type { Command } from "@/lib/commands/define-command";
import { type Door, execute } from "@/lib/commands/execute";
import { personCommands, projectCommands } from "@/lib/commands/registry";
import type { Database, Tx } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import type { RefusalKind } from "@/lib/domain/refusal";
import { admitContent } from "@/lib/files/accept";
import { storeInspected } from "@/lib/files/storage";
import { sendDue } from "@/lib/jobs/sender";
import { passTime } from "@/lib/jobs/settle";
import type { PersonId } from "@/lib/kernel/ids";
import { type Instant, instantOf } from "@/lib/kernel/instant";
import { ok } from "@/lib/kernel/result";
import type { StoryCalendar } from "@/scripts/demo/calendar";
import { type CastKey, cast } from "@/scripts/demo/cast";
import type { Paper } from "@/scripts/demo/paper";

/** What the demo is built with. `told` is the day it counts back from; `say` prints progress. */
export type StageOptions = {
  readonly db: Database;
  readonly secret: string;
  readonly filesDir: string;
  readonly maxUploadBytes: number;
  /** What links in mails begin with, and from whom mails come. */
  readonly url: string;
  readonly from: string;
  readonly told: Instant;
  readonly say: (line: string) => void;
};

/** What an act answered, as texts by name: the number of what it made, of its record. */
export type Told = Readonly<Record<string, string>>;

const Result = z.record(z.string(), z.unknown()).nullable();

/** Seconds that pass between two acts of the same scene. */
const pace = 40;

/** People, a clock and a door. An act that is refused ends the demo: the story is told whole or not at all. */
export class Stage {
  readonly calendar: StoryCalendar;
  readonly #options: StageOptions;
  readonly #door: Door;
  readonly #people = new Map<CastKey, PersonId>();
  #now: Instant;
  /** Until when the clock has done what was due. */
  #settled: Instant;
  #sequence = 0;
  #project = "";

  constructor(options: StageOptions, calendar: StoryCalendar) {
    this.#options = options;
    this.calendar = calendar;
    this.#now = this.calendar.at(200, "09:00");
    this.#settled = this.#now;
    this.#door = { db: options.db, clock: { now: () => this.#now }, newId: () => this.#newId() };
  }

  /** Ids sort by creation, which is that of the story and not that of its telling. */
  #newId(): string {
    this.#sequence += 1;
    return v7({ msecs: Date.parse(this.#now), seq: this.#sequence });
  }

  /** Says where the story has come to. */
  say(line: string): void {
    this.#options.say(line);
  }

  /** Moves on to a time of a day, so many working days before today. The story never goes back. */
  at(workingDaysAgo: number, time: string): void {
    const next = this.calendar.at(workingDaysAgo, time);
    if (next < this.#now) throw new RangeError(`The story goes back: from ${this.#now} to ${next}`);
    if (next >= this.calendar.told) throw new RangeError(`The story runs ahead: ${next}`);
    this.#now = next;
  }

  /** Lets minutes go by within a scene. */
  wait(minutes: number): void {
    this.#now = instantOf(new Date(Date.parse(this.#now) + minutes * 60_000));
  }

  /** From here on, acts are acts in this project. */
  enter(project: string): void {
    this.#project = project;
  }

  /** The account of a person. */
  who(key: CastKey): PersonId {
    const person = this.#people.get(key);
    if (person === undefined) throw new Error(`${key} has no account yet`);
    return person;
  }

  /** Opens the account of a person, which the demo enters with one press, and lets them say who they are. */
  async open(key: CastKey): Promise<void> {
    const member = memberOf(key);
    const { name: displayName, email, title, gender } = member;
    const { db } = this.#options;
    const id = await transact(db, { personId: null }, (tx) =>
      openAccount(tx, { email, displayName, locale: "fr", now: this.#now, newId: () => this.#newId(), by: "DEMO" }),
    );
    this.#people.set(key, id);
    const [role] = member.roles;
    if (member.party !== "studio")
      await db.demoRole.createMany({ data: [{ personId: id, ordinal: cast.indexOf(member), role }] });
    await this.act(key, "account.change-profile", {
      displayName,
      title,
      gender,
      locale: "fr",
      theme: "system",
      density: "comfortable",
    });
  }

  /** Performs an act; a refusal ends the demo. */
  async act(key: CastKey, name: string, input: unknown, proofId?: string): Promise<Told> {
    const answer = await this.#perform(key, name, input, proofId);
    if (!answer.ok) throw new Error(`${key} could not ${name} at ${this.#now}: ${JSON.stringify(answer.error)}`);
    const result = Result.parse(answer.value.result) ?? {};
    return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, String(value)]));
  }

  /** Tries an act that the rules refuse for this very reason: the story needs the refusal. */
  async tryInVain(key: CastKey, name: string, input: unknown, kind: RefusalKind): Promise<void> {
    const answer = await this.#perform(key, name, input);
    const kinds =
      !answer.ok && answer.error.kind === "refused" ? answer.error.refusals.map((refusal) => refusal.kind) : [];
    if (!kinds.includes(kind)) throw new Error(`${name} was to be refused with ${kind}: ${JSON.stringify(answer)}`);
  }

  /** Signs: proves who one is, afresh, for the digest of what was read, and performs the act. */
  async sign(key: CastKey, name: string, digest: string, input: object): Promise<Told> {
    const desk = {
      db: this.#options.db,
      now: this.#now,
      newId: () => this.#newId(),
      secret: this.#options.secret,
      isDemo: true,
    };
    const wanted = { personId: this.who(key), digest };
    let evidence: Evidence = { kind: "demo" };
    if (memberOf(key).party === "studio") {
      await requestProofCode(desk, wanted);
      evidence = { kind: "code", code: (await this.#mailed(key, "proof-code", z.object({ code: z.string() }))).code };
    }
    const proof = await proveIdentity(desk, { ...wanted, evidence });
    if (!proof.ok) throw new Error(`${key} could not prove who they are: ${proof.error.kind}`);
    return this.act(key, name, { ...input, digest }, proof.value.proofId);
  }

  /** Reads as a person does, in the project of the scene. */
  read<T>(key: CastKey, work: (tx: Tx, scope: ProjectScope, now: Instant) => Promise<T>): Promise<T> {
    const personId = this.who(key);
    return transact(this.#options.db, { personId, readOnly: true }, async (tx) => {
      const scope = await enterProject(tx, personId, this.#project);
      if (scope === null) throw new Error(`${key} is no member of ${this.#project}`);
      return work(tx, scope, this.#now);
    });
  }

  /** The secret of the invitation mailed to a person: what they would press in their mailbox. */
  invitationOf(key: CastKey): Promise<string> {
    return this.secretMailed(key, "invitation");
  }

  /** The secret of the last link of this kind mailed to a person. */
  async secretMailed(key: CastKey, template: "invitation" | "candidacy"): Promise<string> {
    const { path } = await this.#mailed(key, template, z.object({ path: z.string() }));
    return path.slice(path.lastIndexOf("/") + 1);
  }

  /** What the last mail of a kind told a person. */
  async #mailed<T>(key: CastKey, template: string, payload: z.ZodType<T>): Promise<T> {
    const { email } = memberOf(key);
    return transact(this.#options.db, { personId: null, readOnly: true }, async (tx) => {
      await tx.$queryRaw`SELECT set_config('aval.outbox', 'on', true)`;
      const row = await tx.delivery.findFirstOrThrow({
        where: { template, email },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      });
      return payload.parse(row.payload);
    });
  }

  /** Stores a file as the upload does, and puts it on record; answers its id, by which evidence names it. */
  async upload(key: CastKey, { name, content }: Paper): Promise<string> {
    const { filesDir: root, maxUploadBytes: maxBytes } = this.#options;
    const projectId = await this.read(key, async (_tx, scope) => scope.projectId);
    const request = { root, projectId, stream: Readable.from([content]), maxBytes };
    const stored = await storeInspected(request, async (path, file) => {
      const admitted = await admitContent(path, name);
      return admitted.ok ? ok({ ...file, mediaType: admitted.value.mediaType }) : admitted;
    });
    if (!stored.ok) throw new Error(`${name} was not stored: ${stored.error.kind}`);
    const { sha256, size: bytes, mediaType } = stored.value;
    const { fileId = "" } = await this.act(key, "evidence.upload", { sha256, bytes, name, mediaType });
    return fileId;
  }

  /**
   * What the clock does until then: terms end while nobody acts, each at its own instant and never later. Mails leave on
   * the way, at their hour: a silence has its effect only where its reminders left. They stay in the database, for
   * /dev/mail: the people of the story do not exist, and no server is to be bothered.
   */
  async settle(until: Instant = this.#options.told): Promise<void> {
    this.#now = this.#settled;
    const moveTo = (now: Instant): void => {
      this.#now = now;
    };
    await passTime({ door: this.#door, moveTo }, until, () => this.#mail());
    this.#settled = until;
    this.#now = until;
  }

  /** Everybody has read what they were told before an instant: their bells ring for what is new. */
  async readBefore(before: Instant): Promise<void> {
    const at = this.#now;
    for (const [key, personId] of this.#people) {
      const old = await transact(this.#options.db, { personId, readOnly: true }, (tx) =>
        tx.notification.findMany({
          where: { personId, readAt: null, createdAt: { lt: new Date(before) } },
          select: { id: true },
        }),
      );
      for (let from = 0; from < old.length; from += 200) {
        await this.#perform(key, "notification.read", { ids: old.slice(from, from + 200).map(({ id }) => id) });
      }
    }
    this.#now = at;
  }

  async #mail(): Promise<void> {
    const { db, secret, url, from } = this.#options;
    while ((await sendDue({ db, now: () => this.#now, url, from, smtpUrl: undefined, secret })) > 0);
  }

  async #perform(key: CastKey, name: string, input: unknown, proofId?: string): ReturnType<typeof execute> {
    await this.settle(this.#now);
    const command = commandOf(name);
    const project = command.scope === "project" ? { project: this.#project } : {};
    const proof = proofId === undefined ? {} : { proofId };
    const answer = await execute(
      this.#door,
      command,
      { personId: this.who(key), sessionId: null },
      { commandId: this.#newId(), input, ...project, ...proof },
    );
    this.#now = instantOf(new Date(Date.parse(this.#now) + pace * 1000));
    return answer;
  }
}

function commandOf(name: string): Command {
  const commands: readonly Command[] = [...projectCommands, ...personCommands];
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`There is no command ${name}`);
  return command;
}

function memberOf(key: CastKey): (typeof cast)[number] {
  const member = cast.find((one) => one.key === key);
  if (member === undefined) throw new Error(`Nobody is ${key}`);
  return member;
}
