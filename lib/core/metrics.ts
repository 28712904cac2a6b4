import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** The pool of connections, as far as it is measured. */
type Pool = { totalCount: number; idleCount: number; waitingCount: number };

const holder = globalThis as { partySchoolMetrics?: ReturnType<typeof makeMetrics> };

/** What this process counts since it began, for /api/metrics. One set, however often the framework loads this file. */
export const metrics = holder.partySchoolMetrics ?? makeMetrics();
holder.partySchoolMetrics = metrics;

function makeMetrics() {
  const registry = new Registry();
  const registers = [registry];
  let pool: Pool | undefined;
  new Gauge({
    name: "school_database_connections",
    help: "Connections of the pool by state; waiting: requests for which there is none.",
    labelNames: ["state"],
    registers,
    collect() {
      if (!pool) return;
      this.set({ state: "busy" }, pool.totalCount - pool.idleCount);
      this.set({ state: "idle" }, pool.idleCount);
      this.set({ state: "waiting" }, pool.waitingCount);
    },
  });
  return {
    registry,
    /** Server actions, by the permission or the limit they ask for and by how they came out. */
    actions: new Counter({
      name: "school_actions_total",
      help: "Server actions by what they ask for (permission or limit) and outcome.",
      labelNames: ["asks", "outcome"],
      registers,
    }),
    actionSeconds: new Histogram({
      name: "school_action_seconds",
      help: "How long server actions take.",
      buckets: [0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    /** Errors that nobody foresaw, by the kind of request. */
    errors: new Counter({
      name: "school_errors_total",
      help: "Requests that were not answered because of an unforeseen error.",
      labelNames: ["kind"],
      registers,
    }),
    querySeconds: new Histogram({
      name: "school_query_seconds",
      help: "How long questions to the database take.",
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    slowQueries: new Counter({
      name: "school_slow_queries_total",
      help: "Questions to the database that took longer than SLOW_QUERY_MS.",
      registers,
    }),
    /** Measures this pool from now on: the first, where there are several. */
    watchPool(watched: Pool) {
      pool ??= watched;
    },
  };
}

/** Memory, processor, event loop and garbage collection of the process too, from now on; for a web server, once. */
export function measureProcess(): void {
  if (!metrics.registry.getSingleMetric("process_cpu_seconds_total")) {
    collectDefaultMetrics({ register: metrics.registry });
  }
}
