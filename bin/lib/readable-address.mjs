/**
 * An address whose escapes cannot be read is one that does not exist; the framework would answer it with an error of its own.
 * A question never holds NUL, which PostgreSQL cannot look for.
 */
export function makeReadable(request) {
  const [path, ...question] = request.url.split("?");
  try {
    decodeURIComponent(path);
  } catch {
    request.url = "/_not-found";
    return;
  }
  if (question.length > 0) request.url = `${path}?${question.join("?").replace(/%00/g, "")}`;
}
