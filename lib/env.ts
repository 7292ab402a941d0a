import { z } from "zod";
import { embeddedMark } from "@/lib/db/embedded-mark";

const flag = z
  .enum(["", "0", "1", "false", "true"])
  .default("")
  .transform((value) => value === "1" || value === "true");

/** An empty variable (as docker compose hands over unset ones) counts as absent. */
const optionalText = z
  .string()
  .optional()
  .transform((value) => (value === undefined || value.trim() === "" ? undefined : value.trim()));

const optionalUrl = optionalText.pipe(z.url().optional());

const orDefault = (value: unknown): unknown => (value === "" ? undefined : value);
const days = z.preprocess(orDefault, z.coerce.number().int().min(1).max(3650).optional());
const seconds = z.preprocess(orDefault, z.coerce.number().int().min(1).max(600).optional());

const Environment = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// address" }),
    DATABASE_OWNER_URL: optionalUrl,
    AVAL_URL: optionalUrl,
    NEXTAUTH_URL: optionalUrl,
    AVAL_SECRET: z.string().min(32, "must have at least 32 characters"),
    AVAL_DEMO: flag,
    AVAL_EMBEDDED: z.string().default(""),
    // Read by scripts/origin.mjs, before anything of ours is there; checked here, so that a mistake is told.
    AVAL_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
    AVAL_FILES_DIR: z.string().min(1).default(".data/files"),
    AVAL_KEYS_DIR: z.string().min(1).default(".data/keys"),
    AVAL_MAX_UPLOAD_BYTES: z.coerce
      .number()
      .int()
      .positive()
      .default(100 * 1024 * 1024),
    PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
    SMTP_URL: optionalText.pipe(z.url({ protocol: /^smtps?$/ }).optional()),
    MAIL_FROM: z.string().min(3).default("Aval <aval@localhost>"),
    AVAL_REPLIES_ADDRESS: optionalText.pipe(z.email().optional()),
    AVAL_REPLIES_SECRET: optionalText.pipe(
      z
        .string()
        .regex(/^\S{32,400}$/, "must have at least 32 characters, and no space")
        .optional(),
    ),
    AVAL_REPLIES_SERVER: optionalText,
    OIDC_ISSUER: optionalUrl,
    OIDC_CLIENT_ID: optionalText,
    OIDC_CLIENT_SECRET: optionalText,
    OIDC_NAME: z.string().min(1).default("OpenID Connect"),
    AVAL_LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).or(z.literal("")).default("info"),
    AVAL_ACCESS_LOG_DAYS: days,
    // Also read by scripts/edge.mjs; checked here, so that a mistake is told.
    AVAL_STOP_SECONDS: seconds,
    OTEL_EXPORTER_OTLP_ENDPOINT: optionalUrl,
    OTEL_SERVICE_NAME: optionalText,
  })
  .transform((raw, context) => {
    const oidc = readOidc(raw);
    if (oidc === "incomplete") {
      context.addIssue({
        code: "custom",
        path: ["OIDC_ISSUER"],
        message: "needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET",
      });
      return z.NEVER;
    }
    const replies = readReplies(raw);
    if (replies === "incomplete") {
      context.addIssue({
        code: "custom",
        path: ["AVAL_REPLIES_ADDRESS"],
        message: "needs AVAL_REPLIES_SECRET and AVAL_REPLIES_SERVER",
      });
      return z.NEVER;
    }
    // The demo lets anybody in as anybody: a variable set by hand is not enough, whatever database stands behind.
    if (raw.AVAL_DEMO && !isEmbedded(raw)) {
      context.addIssue({
        code: "custom",
        path: ["AVAL_DEMO"],
        message: "is set by npm start and npm run dev alone, beside the embedded database",
      });
      return z.NEVER;
    }
    return {
      /** `true` under `npm run dev` only. */
      isDevelopment: raw.NODE_ENV === "development",
      /** Where the application connects, as the role that can change nothing recorded. */
      databaseUrl: raw.DATABASE_URL,
      /** Where migrations connect; absent when the application does not migrate. */
      databaseOwnerUrl: raw.DATABASE_OWNER_URL,
      /** Public address, without a final slash: what links in mails begin with. */
      url: (raw.AVAL_URL ?? raw.NEXTAUTH_URL ?? `http://localhost:${raw.PORT}`).replace(/\/+$/, ""),
      /** Key of sessions and of every keyed hash. */
      secret: raw.AVAL_SECRET,
      /** One-click roles. Given by `npm start` and `npm run dev` alone, with the mark of the embedded database. */
      isDemo: raw.AVAL_DEMO,
      filesDir: raw.AVAL_FILES_DIR,
      /** Where the keys of mediations are: outside the database, and in no backup. */
      keysDir: raw.AVAL_KEYS_DIR,
      maxUploadBytes: raw.AVAL_MAX_UPLOAD_BYTES,
      /** Absent: mail stays in the database, readable at /dev/mail in demo and development. */
      smtpUrl: raw.SMTP_URL,
      mailFrom: raw.MAIL_FROM,
      /** Where calendar programs answer convocations; absent: convocations are dates to keep, and are answered in Aval alone. */
      replies,
      oidc,
      logLevel: raw.AVAL_LOG_LEVEL === "" ? "info" : raw.AVAL_LOG_LEVEL,
      /** Days after which it is forgotten who read what. */
      accessLogDays: raw.AVAL_ACCESS_LOG_DAYS ?? 180,
      /** How long what is under way has to end, once the process is asked to stop. */
      stopSeconds: raw.AVAL_STOP_SECONDS ?? 25,
      /** Under which name traces are sent; absent when nobody collects them. */
      tracedAs: raw.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? undefined : (raw.OTEL_SERVICE_NAME ?? "aval"),
    };
  });

export type Env = z.output<typeof Environment>;

/** The address that is read, the secret of the hook that reads it, and the name under which its server says what it checked. */
type Replies = { readonly address: string; readonly secret: string; readonly server: string };

type Oidc = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
};

function isEmbedded(raw: { DATABASE_URL: string; AVAL_SECRET: string; AVAL_EMBEDDED: string }): boolean {
  const { DATABASE_URL: url, AVAL_SECRET: secret, AVAL_EMBEDDED: mark } = raw;
  return new URL(url).hostname === "127.0.0.1" && mark === embeddedMark(url, secret);
}

function readOidc(raw: {
  OIDC_ISSUER?: string | undefined;
  OIDC_CLIENT_ID?: string | undefined;
  OIDC_CLIENT_SECRET?: string | undefined;
  OIDC_NAME: string;
}): Oidc | "incomplete" | undefined {
  if (raw.OIDC_ISSUER === undefined) return undefined;
  if (raw.OIDC_CLIENT_ID === undefined || raw.OIDC_CLIENT_SECRET === undefined) return "incomplete";
  return {
    issuer: raw.OIDC_ISSUER,
    clientId: raw.OIDC_CLIENT_ID,
    clientSecret: raw.OIDC_CLIENT_SECRET,
    name: raw.OIDC_NAME,
  };
}

function readReplies(raw: {
  AVAL_REPLIES_ADDRESS?: string | undefined;
  AVAL_REPLIES_SECRET?: string | undefined;
  AVAL_REPLIES_SERVER?: string | undefined;
}): Replies | "incomplete" | undefined {
  const { AVAL_REPLIES_ADDRESS: address, AVAL_REPLIES_SECRET: secret, AVAL_REPLIES_SERVER: server } = raw;
  if (address === undefined && secret === undefined && server === undefined) return undefined;
  if (address === undefined || secret === undefined || server === undefined) return "incomplete";
  return { address: address.toLowerCase(), secret, server: server.toLowerCase() };
}

let read: Env | undefined;

/**
 * The environment, checked once, at the first call: importing this file needs nothing, so a build runs anywhere.
 *
 * Throws with one line per variable when something is missing or malformed. The values themselves are never printed.
 */
export function env(): Env {
  read ??= parseEnvironment(process.env);
  return read;
}

/** Checks a set of variables (source: the process environment, or a test). Throws with one line per bad variable. */
export function parseEnvironment(variables: Record<string, string | undefined>): Env {
  const parsed = Environment.safeParse(variables);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`Aval cannot run with this environment:\n${lines.join("\n")}`);
}
