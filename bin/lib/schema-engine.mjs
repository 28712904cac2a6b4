import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { inRoot } from "./root.mjs";

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

/** Works with Prisma's schema engine compiled to WebAssembly; the native one would have to be downloaded. It only drafts. */
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
  globalThis.PRISMA_WASM_PANIC_REGISTRY ??= { set_message: (message) => process.stderr.write(`${message}\n`) };
  engine.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return engine;
}
