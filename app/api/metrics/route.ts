import { metrics } from "@/lib/core/metrics";
import { mayReadMetrics } from "@/lib/core/metrics-access";

/**
 * What this server counts since it began, as Prometheus reads it: to this machine itself, and to whoever sends METRICS_TOKEN.
 * For everybody else there is nothing here.
 */
export async function GET(request: Request): Promise<Response> {
  if (!mayReadMetrics(request)) return new Response(null, { status: 404 });
  return new Response(await metrics.registry.metrics(), {
    headers: { "content-type": metrics.registry.contentType, "cache-control": "no-store" },
  });
}
