/** The layers of docs and design, checked in `npm test`. Tests may reach for anything. */
const test = "\\.test\\.tsx?$|^lib/testing/";
/** What a type costs at run time: nothing. Rules about what is loaded or shown leave type imports alone. */
const types = ["type-only"];

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one subject or need a third.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: types } },
    },
    {
      name: "core-knows-no-domain",
      severity: "error",
      from: { path: "^lib/core/", pathNot: test },
      to: { path: "^lib/(?!core/)" },
    },
    {
      name: "web-knows-nouns-only-by-their-list",
      severity: "error",
      from: { path: "^lib/web/", pathNot: test },
      to: { path: "^lib/(?!core/|web/|nouns/)" },
    },
    {
      name: "the-list-of-nouns-is-the-top-floor",
      comment: "It imports every noun, so whoever imports it hangs on all of them.",
      severity: "error",
      from: { path: "^lib/(?!nouns/|web/|audit/)", pathNot: test },
      to: { path: "^lib/nouns/" },
    },
    {
      name: "a-noun-is-plain",
      comment: "Read by every list of nouns: words and names, nothing that does anything.",
      severity: "error",
      from: { path: "^lib/(?!core/).*/noun\\.ts$" },
      to: { pathNot: ["^lib/core/(noun|permissions)\\.ts$", "(schema|rules|noun)\\.ts$"], dependencyTypesNot: types },
    },
    {
      name: "schema-is-only-shape",
      comment: "What people type, with its messages: used in the browser too, so nothing else may come along.",
      severity: "error",
      from: { path: "^lib/(?!core/).*schema\\.ts$" },
      to: {
        pathNot: [
          "node_modules/zod/",
          "^lib/core/(dates|fields|permissions|phones|search-text|typed-date)\\.ts$",
          "(schema|rules)\\.ts$",
          "^prisma/generated/enums\\.ts$",
        ],
      },
    },
    {
      name: "rules-are-pure",
      comment: "Decisions from values handed in: no database, no clock, no framework.",
      severity: "error",
      from: { path: "^lib/(?!core/).*rules\\.ts$" },
      to: {
        pathNot: [
          "^lib/core/(dates|errors|permissions|record-state)\\.ts$",
          "(schema|rules|noun|words)\\.ts$",
          "^prisma/generated/",
          // Numbers in, numbers out.
          "node_modules/gcoord/",
        ],
        dependencyTypesNot: types,
      },
    },
    {
      name: "public-asks-no-viewer",
      comment: "Public pages are made once for everybody.",
      severity: "error",
      from: { path: "public\\.ts$" },
      to: { path: "^lib/core/viewer\\.ts$" },
    },
    {
      name: "documents-read-no-database",
      severity: "error",
      from: { path: "^lib/.*documents\\.tsx?$" },
      to: { path: "^lib/core/db\\.ts$" },
    },
    {
      name: "nobody-needs-summaries-or-search",
      comment: "They may read everything, so everything would hang on everything.",
      severity: "error",
      from: { path: "^lib/(?!summaries/|search/|nouns/)", pathNot: test },
      to: { path: "^lib/(summaries|search)/" },
    },
    {
      name: "kit-knows-no-domain",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^lib/(?!core/)|^app/|^components/(?!ui/)|^prisma/" },
    },
    {
      name: "site-shows-only-public",
      comment: "So that a private column cannot leak onto a public page.",
      severity: "error",
      from: { path: "^app/\\(site\\)/" },
      to: {
        path: ["^lib/(?!core/)", "^lib/core/(audit|auth|db|tokens|viewer)\\.ts$"],
        pathNot: "(public|schema|rules)\\.ts$",
        dependencyTypesNot: types,
      },
    },
    {
      name: "commands-have-few-callers",
      comment: "A write is called where somebody was asked whether they may.",
      severity: "error",
      from: {
        pathNot: [
          "(^|/)(actions|commands|jobs)\\.ts$",
          // A form of files comes to a route, which asks by itself.
          "^app/api/attachments/",
          "^(prisma/seed|e2e|bench)/",
          "^lib/samples/",
          "^prisma/(setup-link|unlock|verify-audit)\\.ts$",
          test,
        ],
      },
      to: { path: "^lib/.*commands\\.ts$", dependencyTypesNot: types },
    },
    {
      name: "app-is-nobodys-library",
      severity: "error",
      from: { pathNot: "^app/" },
      to: { path: "^app/" },
    },
    {
      name: "server-needs-no-build",
      comment:
        "The web server is plain Node in front of what Next has built; of the rest it shares what plain Node can read.",
      severity: "error",
      from: { path: "^server/", pathNot: test },
      to: {
        path: "^(app|bench|bin|components|e2e|lib|prisma)/",
        pathNot: ["^lib/core/[^/]+\\.mjs$", "^bin/lib/root\\.mjs$"],
      },
    },
    {
      name: "server-is-nobodys-library",
      comment: "It is started as a process. What is known of Next is a value that anybody may need.",
      severity: "error",
      from: { pathNot: ["^server/", test] },
      to: { path: "^server/", pathNot: "^server/next-facts\\.mjs$" },
    },
    {
      name: "no-barrels-no-utils",
      comment: "A file is named after its subject.",
      severity: "error",
      from: {},
      to: { path: "^(lib|components)/.*/(index|utils|util|helpers)\\.tsx?$" },
    },
    {
      name: "one-door-to-next-auth",
      severity: "error",
      from: { pathNot: "^(lib/core/auth|e2e/support/session-cookie)\\.ts$" },
      to: { path: "node_modules/(next-auth|@auth)/" },
    },
    {
      name: "nothing-missing",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    doNotFollow: { path: ["node_modules", "^prisma/generated/"] },
    exclude: { path: "\\.css$" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "node", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
