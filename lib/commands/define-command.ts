import { z } from "zod";
import type { PersonScope, ProjectPlace, ProjectScope } from "@/lib/auth/scope";
import type { Tx } from "@/lib/db/client";
import type { AccountEvent } from "@/lib/domain/account-event";
import type { Event } from "@/lib/domain/event";
import type { ActingRole } from "@/lib/domain/party";

import type { Authority, CommandName } from "@/lib/domain/policy";
import type { Refusal } from "@/lib/domain/refusal";
import type { Digest } from "@/lib/kernel/ids";
import type { Instant } from "@/lib/kernel/instant";
import { err, isNonEmpty, type NonEmpty, ok, type Result } from "@/lib/kernel/result";
import type { Json } from "@/lib/ledger/canonical";

/** The fresh proof of identity a signature stands on: consumed in this transaction, bound to this digest. */
export type Signing = {
  readonly proofId: string;
  readonly method: "PASSWORD" | "MAIL_CODE" | "DEMO";
  readonly provedAt: Instant;
  readonly digest: Digest;
  /** Who has proved it, as they are named now, and the key that hides this name. */
  readonly identity: {
    readonly id: string;
    readonly displayName: string;
    readonly title: string;
    readonly key: Uint8Array;
  };
};

type Context = {
  readonly tx: Tx;
  /** Read once per command: everything in one act happens at one instant. */
  readonly now: Instant;
  /** A new UUIDv7. */
  readonly newId: () => string;
  readonly commandId: string;
};

/** What a project command may use: the transaction, who acts and as what, and the one instant of the act. */
export type ProjectContext = Context & { readonly scope: ProjectScope; readonly authority: Authority };
/** The context of a command that signs: the proof is always there, the type says so. */
export type SigningContext = ProjectContext & { readonly signing: Signing };
/** What the clock may use: the project, and nobody's powers. */
export type SystemContext = Context & { readonly place: ProjectPlace };
/** What an account command may use. */
export type PersonContext = Context & { readonly scope: PersonScope };
/** The context of an account command that wants a proof of identity: it is there, bound to what is confirmed. */
export type ProvenContext = PersonContext & { readonly signing: Signing };

/** Why a command wrote nothing: its subject is not there (or is foreign), rules refuse it, or a field is wrong in a way only the data tells. */
export type Stop =
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly refusals: NonEmpty<Refusal> }
  | { readonly kind: "invalid-input"; readonly issues: NonEmpty<InputIssue> };

/**
 * What happened, and what the door may need next (a code to go to): recorded, so a repeated command answers the same.
 * `automatic` are the facts the system draws from the act (the last reservation lifted, say): recorded as SYSTEM.
 * `accountEvents` instead of events: an act that concerns one person or one side alone (a private note) and whose very
 * existence must not show in the ledger that all sides read; it is recorded in the person's account log.
 */
export type Done =
  | { readonly events: NonEmpty<Event>; readonly automatic: readonly Event[]; readonly result: Json }
  | { readonly accountEvents: NonEmpty<AccountEvent>; readonly result: Json };

/** An account act. It may found a project or join one, whose ledger then records it too. */
export type AccountDone = {
  readonly events: NonEmpty<AccountEvent>;
  readonly result: Json;
  readonly ledger?: {
    readonly projectId: string;
    readonly role: ActingRole;
    readonly partyId: string;
    readonly events: NonEmpty<Event>;
    /** The code of a project that was joined: those whom it concerns there are told. A founder is alone. */
    readonly joined?: string;
  };
};

type Ran<T> = Promise<Result<T, Stop>>;

/** One thing wrong with an input: where, and why (a zod code or one of ours, to be said in the reader's language). */
export type InputIssue = {
  readonly path: string;
  readonly code: string;
  readonly params: { readonly [key: string]: Json };
};

/** An input that passed its schema, ready to run; the digest is there for commands that sign. */
type Prepared<C, D> = {
  readonly input: Json;
  readonly digest: Digest | null;
  /** False for whom the act does not exist: asked before any proof, and told as *not found*. Projects have the policy instead. */
  readonly open?: (ctx: C) => Promise<boolean>;
  readonly run: (ctx: C, signing: Signing | null) => Ran<D>;
};

/**
 * How a command is called by REST: with a JSON body; as a file, whose measured facts become the input; or not at all, and why.
 * The last is for what a token must never do, and its list is short (tests/commands/api-doors.test.ts).
 */
export type RestDoor =
  | { readonly kind: "JSON" }
  | { readonly kind: "FILE" }
  | { readonly kind: "NONE"; readonly reason: string };

const json: RestDoor = { kind: "JSON" };

type Defined<S extends "project" | "person" | "system", N extends string, C, D> = {
  readonly scope: S;
  /** `noun.verb`: the name of the form, the route, the OpenAPI operation and the policy row. */
  readonly name: N;
  readonly input: z.ZodType;
  /** True when the act is a signature and wants a fresh proof of identity bound to the digest of what is signed. */
  readonly signs: boolean;
  readonly rest: RestDoor;
  readonly prepare: (raw: unknown) => Result<Prepared<C, D>, readonly InputIssue[]>;
};

export type ProjectCommand = Defined<"project", CommandName, ProjectContext, Done>;
export type PersonCommand = Defined<"person", string, PersonContext, AccountDone>;
export type Command = ProjectCommand | PersonCommand;
/** What only the clock does: no policy row, no form, no route. */
export type SystemCommand = Defined<"system", string, SystemContext, SystemDone> & {
  /** It is done in a project that is over as well: what a mediation still wants (0034), and nothing else. */
  readonly afterProject: boolean;
};

/** What the clock leaves: facts for everybody to read, never something private. */
export type SystemDone = Extract<Done, { readonly events: unknown }>;

/**
 * What the end of a clock means: a word for it and the facts that follow. With `extendBy`, so many working days from now,
 * the clock has not ended: the reminders that were signed did not go out.
 */
export type Expired = { readonly effect: string; readonly events: readonly Event[]; readonly extendBy?: number };

/** Defines a project command that is not a signature. Its input is only what a browser may claim: never actor, date or party. */
export function defineCommand<I extends z.ZodType>(definition: {
  readonly name: CommandName;
  readonly input: I;
  readonly rest?: RestDoor;
  readonly run: (ctx: ProjectContext, input: z.output<I>) => Ran<Done>;
}): ProjectCommand {
  const { name, input, rest = json, run } = definition;
  return {
    scope: "project",
    name,
    input,
    signs: false,
    rest,
    prepare: (raw) => bind(input, raw, (value) => ({ digest: null, run: (ctx) => run(ctx, value) })),
  };
}

/**
 * Defines a project command that signs. `run` must refuse with `content-changed` when what stands now has another
 * digest than the one read, and signs `ctx.signing.digest` and nothing else.
 */
export function defineSigningCommand<I extends z.ZodType<{ readonly digest: Digest }>>(definition: {
  readonly name: CommandName;
  readonly input: I;
  readonly run: (ctx: SigningContext, input: z.output<I>) => Ran<Done>;
}): ProjectCommand {
  const { name, input, run } = definition;
  return {
    scope: "project",
    name,
    input,
    signs: true,
    rest: json,
    prepare: (raw) =>
      bind(input, raw, (value) => ({
        digest: value.digest,
        run: (ctx, signing) => {
          if (signing === null) throw new Error(`${name} ran without a proof of identity`);
          return run({ ...ctx, signing }, value);
        },
      })),
  };
}

/**
 * Defines a command of the clock (`executeAsSystem`). It reads the row of its subject with a lock, and answers
 * `missing()` when there is nothing to do any more: somebody acted in time, another worker was first, the day is not over.
 */
export function defineSystemCommand<I extends z.ZodType>(definition: {
  readonly name: string;
  readonly input: I;
  readonly afterProject?: boolean;
  readonly run: (ctx: SystemContext, input: z.output<I>) => Ran<SystemDone>;
}): SystemCommand {
  const { name, input, afterProject = false, run } = definition;
  return {
    scope: "system",
    afterProject,
    name,
    input,
    signs: false,
    rest: { kind: "NONE", reason: "The clock does it, and nobody else." },
    prepare: (raw) => bind(input, raw, (value) => ({ digest: null, run: (ctx) => run(ctx, value) })),
  };
}

/** Defines an account command: the person acts on their own account, or founds or joins a project. */
export function definePersonCommand<I extends z.ZodType>(definition: {
  readonly name: string;
  readonly input: I;
  readonly rest?: RestDoor;
  readonly run: (ctx: PersonContext, input: z.output<I>) => Ran<AccountDone>;
}): PersonCommand {
  const { name, input, rest = json, run } = definition;
  return {
    scope: "person",
    name,
    input,
    signs: false,
    rest,
    prepare: (raw) => bind(input, raw, (value) => ({ digest: null, run: (ctx) => run(ctx, value) })),
  };
}

/**
 * Defines an account command that wants a fresh proof of identity. `confirms` is the digest of what the person confirms,
 * drawn from the input alone: whoever calls without a proof is told the digest to prove. `open` says for whom the command
 * exists at all; to anybody else it is not found, before a proof is asked for.
 */
export function defineProvenCommand<I extends z.ZodType>(definition: {
  readonly name: string;
  readonly input: I;
  readonly rest?: RestDoor;
  readonly open: (ctx: PersonContext) => Promise<boolean>;
  readonly confirms: (input: z.output<I>) => Digest;
  readonly run: (ctx: ProvenContext, input: z.output<I>) => Ran<AccountDone>;
}): PersonCommand {
  const { name, input, rest = json, open, confirms, run } = definition;
  return {
    scope: "person",
    name,
    input,
    signs: true,
    rest,
    prepare: (raw) =>
      bind(input, raw, (value) => ({
        digest: confirms(value),
        open,
        run: (ctx, signing) => {
          if (signing === null) throw new Error(`${name} ran without a proof of identity`);
          return run({ ...ctx, signing }, value);
        },
      })),
  };
}

function bind<I extends z.ZodType, C, D>(
  schema: I,
  raw: unknown,
  ready: (value: z.output<I>) => Omit<Prepared<C, D>, "input">,
): Result<Prepared<C, D>, readonly InputIssue[]> {
  const parsed = parseInput(schema, raw);
  if (!parsed.ok) return parsed;
  return ok({ ...ready(parsed.value), input: z.json().parse(JSON.parse(JSON.stringify(parsed.value))) });
}

/** Reads what arrives at a door by its schema, and says what is wrong with it as codes. */
export function parseInput<I extends z.ZodType>(schema: I, raw: unknown): Result<z.output<I>, readonly InputIssue[]> {
  const broken = brokenTexts(raw);
  if (broken.length > 0) return err(broken);
  const parsed = schema.safeParse(raw);
  return parsed.success ? ok(parsed.data) : err(parsed.error.issues.map(issueOf));
}

/**
 * Texts that no database and no canonical form can hold: U+0000, and halves of surrogate pairs (RFC 8785 wants
 * well-formed Unicode). Found anywhere in an input, whatever its schema.
 */
function brokenTexts(raw: unknown, path = ""): readonly InputIssue[] {
  if (typeof raw === "string")
    return raw.isWellFormed() && !raw.includes("\u0000") ? [] : [{ path, code: "broken-text", params: {} }];
  if (typeof raw !== "object" || raw === null) return [];
  return Object.entries(raw).flatMap(([key, value]) => brokenTexts(value, path === "" ? key : `${path}.${key}`));
}

/** Says an issue as a code and JSON parameters: the sentence belongs to the catalogues, not to zod. */
function issueOf(issue: z.core.$ZodIssue): InputIssue {
  const { code, path, message, ...rest } = issue;
  const custom = code === "custom" ? message : code;
  const params = Object.fromEntries(
    Object.entries(rest).flatMap(([key, value]) =>
      typeof value === "string" || typeof value === "number" ? [[key, value]] : [],
    ),
  );
  return { path: path.map(String).join("."), code: custom, params };
}

/** The act happened. `result` is what the door needs next. */
export function done(
  events: NonEmpty<Event>,
  result: Json = null,
  automatic: readonly Event[] = [],
): Result<SystemDone, Stop> {
  return ok({ events, result, automatic });
}

/** A private act happened: recorded in the account log only. */
export function doneInPrivate(accountEvents: NonEmpty<AccountEvent>, result: Json = null): Result<Done, Stop> {
  return ok({ accountEvents, result });
}

/** The rules refuse: every refusal is told, nothing is written. */
export function refuse(refusals: readonly Refusal[]): Result<never, Stop> {
  if (!isNonEmpty(refusals)) throw new Error("A refusal without a reason");
  return err({ kind: "refused", refusals });
}

/** The subject is not there, or belongs to another project: the two are never told apart. */
export function missing(): Result<never, Stop> {
  return err({ kind: "not-found" });
}

/** A field is wrong in a way that its schema cannot know (a password made of one's own name): said at the field. */
export function wrongField(path: string, code: string): Result<never, Stop> {
  return err({ kind: "invalid-input", issues: [{ path, code, params: {} }] });
}
