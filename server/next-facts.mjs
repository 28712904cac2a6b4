/**
 * What this project knows of Next's and React's insides: nothing of it is promised, so an upgrade may change it. A value stands
 * here once, for whoever uses it; a behaviour has its sentence below. Each has a test that fails when it is no longer so:
 * next-facts.test.ts asks the packages, e2e/next-facts.spec.ts the built site. Only constants, for pages in the browser read it too.
 */

/** The framework's script names a server action in this header of a request; a form without script names it in a field. */
export const ACTION_HEADER = "next-action";

/** On an answer to an action that is not there: the framework's script tells the person to load the page anew. */
export const ACTION_NOT_FOUND_HEADER = "x-nextjs-action-not-found";

/** Where the visitor is, as the framework's script sees it; one that cannot be read would be answered with 500. */
export const ROUTER_STATE_HEADER = "next-router-state-tree";

/** On a request for the data of a page instead of the page. */
export const DATA_HEADER = "rsc";

/** How the framework's own headers begin, of which nobody outside needs any. */
export const OWN_HEADERS = "x-nextjs-";

/** The most that is read of what is sent to an action, in bytes. */
export const MOST_ACTION_BYTES = 1024 * 1024;

/**
 * How the fields begin that React adds to a form for browsers without script: `$ACTION_REF_1` is empty, `$ACTION_1:0` names the
 * action, `$ACTION_1:1` holds its bound values, `$ACTION_KEY` the place of the form. server/action-bodies.mjs knows how values
 * are encoded.
 */
export const ACTION_FIELDS = "$ACTION_";

/** In the build's folder: which actions there are, and for each of them which pages carry it. */
export const ACTIONS_FILE = "server/server-reference-manifest.json";

/** The page that says that there is none; no folder of app/ can have this address. */
export const MISSING_PAGE = "/_not-found";

/** How a page begins that broke off: with an error, or because a record is not there. What it says is put in by a script. */
export const BROKEN_OFF = '<html id="__next_error__"';

/** The number of an error, in the data of a page that broke off. */
export const ERROR_NUMBER = /digest\\?":\\?"([\w@-]{1,40})/;

/**
 * A script, or a link that fetches one. React writes `<` and `"` of texts and values as entities: what looks like a tag is one.
 */
export const SCRIPTS = /<script\b[\s\S]*?<\/script>|<link\b[^>]*\s(?:as="script"|rel="modulepreload")[^>]*>/g;

/**
 * The variable that says where the framework asks itself for the next page after an action, with the headers of the request.
 * Left out, it takes the visitor's words for it: https behind a proxy, which only the proxy speaks.
 */
export const ORIGIN_VARIABLE = "__NEXT_PRIVATE_ORIGIN";

/** The variable by which a test without the framework may use `forbidden()`; a build sets it from next.config.ts. */
export const INTERRUPTS_VARIABLE = "__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS";

/** The framework waits in more places for the end of one answer than the ten that Node takes for a leak. */
export const MOST_LISTENERS = 20;

/** The option `htmlLimitedBots`, meant for search engines: whom it names gets a page with its title in the head, not after it. */
export const EVERYBODY = /.*/;

/** What `next dev` says in English at its start. */
export const BANNER = /^\s*(▲|- (Local|Network|Environments|Experiments)|✓ (Starting|Ready|Running)|$)/;

/*
 * Behaviours, with who relies on them and which test fails first:
 *
 * - Status and headers, also those of next.config.ts and proxy.ts, are set before the first byte, and everything goes out through
 *   `writeHead`, `flushHeaders`, `write` and `end` of Node's response: held-answers.mjs, request-notes.mjs, serve.mjs
 *   (e2e/reading.spec.ts: no public page runs anything).
 * - An address is read from `request.url`, headers from `request.headers`, when the request is handed over and not before:
 *   readable-address.mjs, request-addresses.mjs, large-edition.mjs (e2e/safety.spec.ts, e2e/reading.spec.ts).
 * - A copy of a request with another body is taken for the request: action-requests.mjs (every form of the journeys).
 * - `Content-Length` of what a route answers is dropped: serve.mjs, lib/core/ranged-response.ts (next-facts.test.ts).
 * - With `quiet` nothing that breaks is printed, and instrumentation.ts is told of it (next-facts.test.ts).
 * - The framework's scripts carry the nonce of the policy on the *request*: proxy.ts (e2e/next-facts.spec.ts).
 * - With `dynamic = "force-dynamic"` in app/layout.tsx no page is made in advance or kept (e2e/next-facts.spec.ts).
 * - It asks itself for the next page in the name of the visitor: request-addresses.mjs (e2e/next-facts.spec.ts).
 * - React empties a form whose `action` it has called itself: components/ui/form.tsx (harmless when it no longer does).
 * - A file of ours is loaded once for every kind of page, so what a process has one of hangs on `globalThis`:
 *   lib/core/public-read.ts, typst-press.ts, database-absence.ts (harmless when it is loaded once).
 * - Links are followed by listeners on the document, after those on the window: components/ui/unsaved-guard.tsx
 *   (e2e/unsaved.spec.ts).
 */
