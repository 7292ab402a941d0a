import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The same 25 rows, read and shown with nothing around them: what Next and PostgreSQL cost by themselves. */
const rows = `
import pg from "pg";
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
export async function list() {
  const { rows } = await pool.query(
    "SELECT r.code, r.version, v.title, r.chapter, r.kind, r.priority, r.criteria_count, r.status FROM requirement r JOIN requirement_version v ON v.project_id = r.project_id AND v.requirement_id = r.id AND v.version = r.version WHERE r.project_id = $1 ORDER BY r.chapter, r.position, r.id LIMIT 25",
    [process.env.BENCH_PROJECT],
  );
  return rows;
}
`;
const page = `
import { list } from "./list";
export const dynamic = "force-dynamic";
export default async function Page() {
  const rows = await list();
  return <table><tbody>{rows.map((row) => <tr key={row.code}>{Object.keys(row).map((name) => <td key={name}>{row[name]}</td>)}</tr>)}</tbody></table>;
}
`;
const route = `
import { list } from "../list";
export const dynamic = "force-dynamic";
export async function GET() {
  return Response.json(await list());
}
`;
const layout = `
export default function Layout({ children }) {
  return <html lang="fr"><body>{children}</body></html>;
}
`;

/**
 * Builds a bare Next application in \`folder\`, somewhere under the project so that it finds the same node_modules.
 * Answers the program that serves it.
 */
export function buildBare(folder: string, root: string): readonly string[] {
  mkdirSync(join(folder, "app/rows"), { recursive: true });
  const files = {
    "package.json": JSON.stringify({ name: "bare", private: true, type: "module" }),
    "next.config.mjs": `export default { serverExternalPackages: ["pg"], turbopack: { root: ${JSON.stringify(root)} }, devIndicators: false };`,
    "app/list.js": rows,
    "app/page.jsx": page,
    "app/layout.jsx": layout,
    "app/rows/route.js": route,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const next = join(root, "node_modules/next/dist/bin/next");
  const { NEXT_DIST_DIR, ...env } = process.env;
  const built = spawnSync(process.execPath, [next, "build", folder], {
    cwd: folder,
    env: { ...env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    encoding: "utf8",
  });
  if (built.status !== 0) throw new Error(`The bare application could not be built.\n${built.stdout}${built.stderr}`);
  return [next, "start", folder];
}
