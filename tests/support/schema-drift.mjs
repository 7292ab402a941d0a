// Compares a live database with prisma/schema, by Prisma's own schema engine in WebAssembly (no binary to download).
// Plain JavaScript, because the engine publishes no types for being loaded outside the Prisma CLI.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import * as engineCode from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const require = createRequire(import.meta.url);
/** PostgreSQL's one-byte "char", used in its catalogues; the adapter knows only the SQL type of that name. */
const ONE_BYTE_CHAR = 18;
const SQL_TEXT = 25;
const CHARACTER = 6;
/** Which columns of a result are one-byte characters, remembered by its rows. */
const characterColumns = new WeakMap();

class CataloguePool extends pg.Pool {
  async query(...args) {
    const result = await super.query(...args);
    const columns = result.fields.flatMap((field, position) => (field.dataTypeID === ONE_BYTE_CHAR ? [position] : []));
    for (const position of columns) result.fields[position].dataTypeID = SQL_TEXT;
    characterColumns.set(result.rows, columns);
    return result;
  }
}

class CatalogueAdapter extends PrismaPg {
  async connect() {
    const connection = await super.connect();
    const queryRaw = connection.queryRaw.bind(connection);
    connection.queryRaw = async (query) => {
      const result = await queryRaw(query);
      for (const position of characterColumns.get(result.rows) ?? []) result.columnTypes[position] = CHARACTER;
      return result;
    };
    return connection;
  }
}

/**
 * What would have to change in the database for it to be what the schema files describe, in words; empty when nothing.
 *
 * Foreign keys and plain indexes are written in the migrations only (Prisma cannot express composite ones across
 * compartments), so a database that has more of them than the schema files is as it should be.
 *
 * @param {string} url the migrated database, as its owner
 * @param {string} schemaDir folder of *.prisma files
 */
export async function describeDrift(url, schemaDir) {
  const SchemaEngine = await loadEngine();
  const pool = new CataloguePool({ connectionString: url, max: 2 });
  try {
    const files = readdirSync(schemaDir)
      .filter((name) => name.endsWith(".prisma"))
      .map((name) => ({ path: name, content: readFileSync(join(schemaDir, name), "utf8") }));
    const engine = await SchemaEngine.new(
      { datamodels: files.map((file) => [file.path, file.content]) },
      () => undefined,
      bindAdapter(new CatalogueAdapter(pool)),
    );
    const { exitCode, stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: process.cwd() },
      to: { tag: "schemaDatamodel", files },
      script: false,
      exitCode: true,
      filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
    });
    return exitCode === 0 ? "" : withoutIntended(stdout);
  } finally {
    await pool.end();
  }
}

function withoutIntended(report) {
  const sections = report.trim().split("\n\n");
  const remaining = sections.map((section) => {
    const [title, ...changes] = section.split("\n");
    const real = changes.filter((line) => !/^\s*\[-\] Removed (foreign key|index) on columns/.test(line));
    return changes.length > 0 && real.length === 0 ? "" : [title, ...real].join("\n");
  });
  return remaining.filter((section) => section !== "").join("\n\n");
}

async function loadEngine() {
  const file = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
  // Without this the engine's own panics would end in silence.
  globalThis.PRISMA_WASM_PANIC_REGISTRY = {
    set_message(message) {
      throw new Error(message);
    },
  };
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { "./schema_engine_bg.js": engineCode });
  engineCode.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engineCode.SchemaEngine;
}

function bindAdapter(factory) {
  const { bindMigrationAwareSqlAdapterFactory } = createRequire(require.resolve("@prisma/adapter-pg"))(
    "@prisma/driver-adapter-utils",
  );
  return bindMigrationAwareSqlAdapterFactory(factory);
}
