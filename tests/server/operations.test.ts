import { rm, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { z } from "zod";
import { type OwnServer, startOwn, type Way } from "@/tests/support/own-server";
import { collectTraces } from "@/tests/support/trace-collector";

/** What must be in no log and in no trace, wherever a request carries it. */
const secrets = {
  token: "TOKENtokenTOKENtokenTOKENtokenTOKENtokenTOK",
  bearer: "aval_BEARERbearerBEARERbearerBEARER",
  cookie: "COOKIEcookieCOOKIE",
  query: "requête-distinctive",
  path: "chemin-distinctif",
  file: "fichier-distinctif.txt",
  text: "contenu distinctif",
  password: "motdepasse-distinctif",
} as const;

const Line = z.looseObject({
  time: z.string(),
  level: z.string(),
  event: z.string(),
  requestId: z.string().optional(),
});

/** The lines of a log, each of which must be JSON. */
function linesOf(log: string): readonly z.infer<typeof Line>[] {
  return log
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => Line.parse(JSON.parse(line)));
}

/** Hands in a file: an act like any other. */
function upload({ url, code, cookie }: OwnServer): Promise<Response> {
  const body = new FormData();
  body.set("file", new File([secrets.text], secrets.file, { type: "text/plain" }));
  return fetch(`${url}/api/projects/${code}/files`, { method: "POST", headers: { cookie }, body });
}

/** Begins an act that the database holds back, stops the server, and lets the act go on once nobody is let in any more. */
async function actThroughStop(server: OwnServer): Promise<Response> {
  await server.owner.query("BEGIN; LOCK TABLE command_receipt IN ACCESS EXCLUSIVE MODE");
  const answer = upload(server);
  for (;;) {
    const { rows } = await server.owner.query(
      "SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE NOT granted AND relation = 'command_receipt'::regclass AND datname = current_database()",
    );
    if (rows.length > 0) break;
  }
  server.signal("SIGTERM");
  while (
    await fetch(`${server.url}/api/health/live`).then(
      ({ ok }) => ok,
      () => false,
    )
  );
  await server.owner.query("ROLLBACK");
  return answer;
}

for (const way of ["server", "npm start"] as const satisfies readonly Way[]) {
  test(`an act under way at SIGTERM is done and answered, then the process ends with 0 (${way})`, async () => {
    const server = await startOwn(`stop ${way}`, way, {});
    try {
      const answer = await actThroughStop(server);
      expect(answer.status).toBe(201);
      expect(await server.ended).toBe(0);
      const { rows } = await server.owner.query(
        "SELECT request_id FROM command_receipt WHERE command = 'evidence.upload' AND outcome IS NOT NULL",
      );
      expect(rows).toEqual([{ request_id: answer.headers.get("x-request-id") }]);
      expect(await server.log()).toMatch(/"event":"stopping"[\s\S]*"event":"stopped"/);
    } finally {
      await server.remove();
    }
  });
}

test("logs and traces follow a request to its act, and tell nothing of anybody", async () => {
  const collector = await collectTraces();
  const server = await startOwn("discretion", "server", { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  const { url, code, cookie } = server;
  try {
    const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
      fetch(`${url}${path}`, { redirect: "manual", ...init });
    const answers = [
      await ask(`/sign-in/link?token=${secrets.token}`),
      await ask(`/invitation/${secrets.token}`),
      await ask(`/calendar/${secrets.token}.ics`),
      await ask(`/${secrets.path}?q=${encodeURIComponent(secrets.query)}`),
      await ask(`/projects/${code}?q=${encodeURIComponent(secrets.query)}`, { headers: { cookie } }),
      await ask(`/projects/${secrets.path}`, { headers: { cookie } }),
      await ask(`/api/v1/projects/${code}`, { headers: { authorization: `Bearer ${secrets.bearer}` } }),
      await ask("/api/v1/identity-proofs", {
        method: "POST",
        headers: { authorization: `Bearer ${secrets.bearer}`, "content-type": "application/json" },
        body: JSON.stringify({ password: secrets.password, digest: "0".repeat(64) }),
      }),
      await ask("/profile", { headers: { cookie: `${cookie.split("=")[0]}=${secrets.cookie}` } }),
      await ask("/api/auth/callback/oidc?code=CODEcodeCODE&state=STATEstate"),
      await ask(`/api/health/ready`),
    ];
    const ids = answers.map((answer) => answer.headers.get("x-request-id"));
    expect(new Set(ids).size).toBe(answers.length);
    expect(answers.map((answer) => answer.status >= 500)).not.toContain(true);
    const act = await upload(server);
    server.signal("SIGTERM");
    expect(await server.ended).toBe(0);

    const log = await server.log();
    const lines = linesOf(log);
    const requestLine = (id: string | null): object | undefined =>
      lines.find((line) => line.event === "request" && line.requestId === id);
    expect(requestLine(ids[1] ?? null)).toMatchObject({ method: "GET", route: "/invitation/[token]" });
    expect(requestLine(ids[2] ?? null)).toMatchObject({ method: "GET", route: "/calendar/[feed]", status: 404 });
    expect(requestLine(ids[3] ?? null)).toMatchObject({ route: "(none)", status: 404 });
    expect(requestLine(ids[4] ?? null)).toMatchObject({ route: "/projects/[code]", status: 200 });
    const id = act.headers.get("x-request-id");
    expect(lines.filter((line) => line.requestId === id)).toMatchObject([
      { event: "command", command: "evidence.upload", outcome: "done", seqs: [expect.any(Number)] },
      { event: "request", method: "POST", route: "/api/projects/[code]/files", status: 201 },
    ]);

    const spans = collector.spans();
    expect(spans.find((span) => span.name === "evidence.upload")?.attributes).toMatchObject({
      "aval.outcome": "done",
      "aval.request_id": id,
    });
    expect(spans.map((span) => span.name)).toContain("GET /projects/[code]");

    const told = [
      ...Object.values(secrets),
      encodeURIComponent(secrets.query),
      "CODEcode",
      "STATEstate",
      server.email,
      "Anna",
      "istincti",
      cookie.split("=")[1] ?? "",
    ];
    for (const secret of told) {
      expect(log, secret).not.toContain(secret);
      expect(collector.text(), secret).not.toContain(secret);
    }

    const read = await server.owner.query("SELECT person_id, kind, route, request_id FROM access_log");
    expect(read.rows).toEqual([
      { person_id: server.person, kind: "PAGE", route: "/projects/[code]", request_id: ids[4] },
    ]);
  } finally {
    await server.remove();
    await collector.close();
  }
});

test("ready says which migrations the database has, and whether evidence can be stored", async () => {
  const server = await startOwn("ready", "server", {});
  const { url, owner, filesDir } = server;
  try {
    const Ready = z.object({
      checks: z.object({ database: z.string(), migrations: z.string(), storage: z.string(), clocks: z.string() }),
    });
    const ask = async (): Promise<object> => {
      const answer = await fetch(`${url}/api/health/ready`);
      expect(answer.headers.get("cache-control")).toContain("no-store");
      const type = answer.headers.get("content-type");
      return { status: answer.status, type, ...Ready.parse(await answer.json()).checks };
    };
    const fine = {
      status: 200,
      type: "application/json",
      database: "reachable",
      migrations: "current",
      storage: "writable",
      clocks: "in-order",
    };
    const bad = { ...fine, status: 503, type: "application/problem+json" };
    expect(await ask()).toEqual(fine);
    expect((await fetch(`${url}/api/health/live`)).status).toBe(200);
    const last = `(SELECT max(migration_name) FROM "_prisma_migrations")`;
    await owner.query(
      `BEGIN; UPDATE "_prisma_migrations" SET rolled_back_at = now() WHERE migration_name = ${last}; COMMIT`,
    );
    expect(await ask()).toEqual({ ...bad, migrations: "pending" });
    await owner.query(
      `UPDATE "_prisma_migrations" SET rolled_back_at = NULL, checksum = reverse(checksum) WHERE migration_name = ${last}`,
    );
    expect(await ask()).toEqual({ ...bad, migrations: "edited" });
    await owner.query(`UPDATE "_prisma_migrations" SET checksum = reverse(checksum) WHERE migration_name = ${last}`);
    await rm(filesDir, { recursive: true, force: true });
    await writeFile(filesDir, "a file where a folder should be");
    expect(await ask()).toEqual({ ...bad, storage: "not-writable" });
    await rm(filesDir);
    expect(await ask()).toEqual(fine);

    // What fails on our side shows the reference under which the log tells where.
    await owner.query("ALTER TABLE installation RENAME TO elsewhere");
    const failed = await fetch(`${url}/set-up`);
    await owner.query("ALTER TABLE elsewhere RENAME TO installation");
    const reference = failed.headers.get("x-request-id") ?? "";
    expect(failed.status).toBe(500);
    expect(await failed.text()).toContain(reference);
    expect(
      linesOf(await server.log()).find((line) => line.event === "defect" && line.requestId === reference),
    ).toMatchObject({
      digest: reference,
      route: expect.stringContaining("set-up"),
    });
  } finally {
    await server.remove();
  }
});

test("without a database, a server lives and is not ready", async () => {
  const nowhere = { DATABASE_URL: "postgresql://aval_app:nobody@127.0.0.1:9/aval" };
  const server = await startOwn("no database", "server", nowhere);
  try {
    const answer = await fetch(`${server.url}/api/health`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ checks: { database: "unreachable", migrations: "unknown" } });
    expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200);
  } finally {
    await server.remove();
  }
});
