import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inRoot } from "./root.mjs";

/**
 * Works with Prisma's schema engine compiled to WebAssembly; the native one would have to be downloaded.
 */
export async function withSchemaEngine(databaseUrl, work) {
  const { SchemaEngine } = await loadEngine();
  const { default: pg } = await import("pg");
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const { bindMigrationAwareSqlAdapterFactory } = await import("@prisma/driver-adapter-utils");
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const factory = runningWholeScripts(new PrismaPg(pool));
  const datamodels = currentSchema().map(({ path, content }) => [path, content]);
  const engine = await SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
  try {
    return await work(engine);
  } finally {
    engine.free();
    // The engine never closes its connections, and the next to migrate would wait for the lock they hold.
    await pool.end();
  }
}

/** The files of the schema, in the order of their names. */
export function currentSchema() {
  const files = readdirSync(inRoot("prisma/models")).filter((name) => name.endsWith(".prisma"));
  return ["schema.prisma", ...files.sort().map((name) => join("models", name))].map((path) => ({
    path: `prisma/${path.replaceAll("\\", "/")}`,
    content: readFileSync(inRoot("prisma", path), "utf8"),
  }));
}

/** The SQL that leads from one set of schema files to another; an empty list is the empty database. */
export function differenceOf(databaseUrl, from, to) {
  const filters = { externalTables: [], externalEnums: [] };
  const target = (files) => (files.length > 0 ? { tag: "schemaDatamodel", files } : { tag: "empty" });
  return withSchemaEngine(databaseUrl, async (engine) => {
    const { stdout } = await engine.diff({ from: target(from), to: target(to), script: true, exitCode: null, filters });
    return stdout ?? "";
  });
}

let loaded;

/** Once a process: the module holds one memory, and a second instance would pull it from under the first. */
function loadEngine() {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate() {
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const engine = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const { instance } = await WebAssembly.instantiate(readFileSync(file.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": engine,
  });
  // Where the engine leaves its last words before it aborts.
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (message) => process.stderr.write(`${message}\n`) };
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine;
}

/**
 * The adapter cuts a migration at every semicolon, also inside the body of a function, and runs the pieces one by one.
 * Sent as one text, PostgreSQL does the cutting, and a migration that fails leaves nothing behind.
 */
function runningWholeScripts(factory) {
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      try {
        await adapter.client.query(script);
      } catch (error) {
        adapter.onError(error);
      }
    };
    return adapter;
  };
  return factory;
}
