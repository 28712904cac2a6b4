import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inRoot } from "./root.mjs";

/**
 * @typedef {{ path: string; content: string }} SchemaFile
 * @typedef {import("@prisma/schema-engine-wasm/schema_engine_bg").SchemaEngine} Engine
 */

/** The files of the schema, in the order of their names. */
export function currentSchema() {
  const files = readdirSync(inRoot("prisma/models")).filter((name) => name.endsWith(".prisma"));
  return ["schema.prisma", ...files.sort().map((name) => join("models", name))].map((path) => ({
    path: `prisma/${path.replaceAll("\\", "/")}`,
    content: readFileSync(inRoot("prisma", path), "utf8"),
  }));
}

/**
 * The SQL that leads from one set of schema files to another; an empty list is the empty database.
 * @param {string} databaseUrl
 * @param {SchemaFile[]} from
 * @param {SchemaFile[]} to
 * @returns {Promise<string>}
 */
export function differenceOf(databaseUrl, from, to) {
  const filters = { externalTables: [], externalEnums: [] };
  /** @param {SchemaFile[]} files @returns {import("@prisma/schema-engine-wasm/schema_engine_bg").DiffTarget} */
  const target = (files) => (files.length > 0 ? { tag: "schemaDatamodel", files } : { tag: "empty" });
  return withSchemaEngine(databaseUrl, async (engine) => {
    const { stdout } = await engine.diff({ from: target(from), to: target(to), script: true, exitCode: null, filters });
    return stdout ?? "";
  });
}

/**
 * Works with Prisma's schema engine compiled to WebAssembly; the native one would have to be downloaded. It only drafts.
 * @template Result
 * @param {string} databaseUrl
 * @param {(engine: Engine) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
async function withSchemaEngine(databaseUrl, work) {
  const { SchemaEngine } = await loadEngine();
  const { default: pg } = await import("pg");
  const { PrismaPg } = await import("@prisma/adapter-pg");
  const { bindMigrationAwareSqlAdapterFactory } = await import("@prisma/driver-adapter-utils");
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const factory = new PrismaPg(pool);
  const datamodels = currentSchema().map(({ path, content }) => [path, content]);
  const engine = await SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(factory));
  try {
    return await work(engine);
  } finally {
    engine.free();
    // The engine never closes its connections.
    await pool.end();
  }
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
  const registry = { set_message: (/** @type {string} */ message) => process.stderr.write(`${message}\n`) };
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry });
  engine.__wbg_set_wasm(instance.exports);
  /** @type {() => void} */ (instance.exports.__wbindgen_start)();
  return engine;
}
