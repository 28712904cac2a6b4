import type { Instrumentation } from "next";

/** Once, when the server begins. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { measureProcess } = await import("./lib/core/metrics");
  measureProcess();
}

/**
 * What breaks while a request is answered, as a line of the log. server/serve.mjs keeps the framework from printing the same in words
 * and a stack.
 */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath, routeType }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logRequestError } = await import("./lib/core/request-errors");
  logRequestError(error, { method: request.method, route: routePath, kind: routeType });
};
