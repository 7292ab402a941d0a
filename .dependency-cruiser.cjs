/**
 * Who may import whom (architecture.md 4). Every rule is an error; type imports count.
 *
 * @type {import("dependency-cruiser").IConfiguration}
 */
const NODE_CORE =
  "^node:|^(assert|buffer|child_process|crypto|events|fs|http|https|net|os|path|stream|url|util|worker_threads)";
const SERVER = "^lib/(auth|commands|db|decisions|files|http|jobs|ledger|log|mail)/|^lib/env\\.ts$";

module.exports = {
  forbidden: [
    {
      name: "pure-rulebook",
      comment: "The rulebook is pure: it imports itself, the kernel, zod and the Temporal polyfill. Hand the rest in.",
      severity: "error",
      from: { path: "^lib/domain/" },
      to: { pathNot: "^lib/(domain|kernel)/|^node_modules/(zod|temporal-polyfill)/" },
    },
    {
      name: "pure-kernel",
      comment: "The kernel knows no business word and no I/O.",
      severity: "error",
      from: { path: "^lib/kernel/" },
      to: { pathNot: "^lib/kernel/|^node_modules/(zod|temporal-polyfill)/" },
    },
    {
      name: "prisma-behind-stores",
      comment:
        "The generated client, types included, is reachable only from lib/db, lib/ledger, the outbox, stores and queries.",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot: "^lib/(db|ledger)/|^lib/jobs/outbox\\.ts$|^lib/features/[^/]+/(store|queries)",
      },
      to: { path: "^lib/db/generated/|^node_modules/(@prisma|\\.prisma)/" },
    },
    {
      name: "lib-below-screens",
      comment: "lib serves screens; it never imports them.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "components-client-safe",
      comment:
        "Components run in the browser: views and callbacks come as props, from schema, view and the rulebook only.",
      severity: "error",
      from: { path: "^components/" },
      to: { path: `${SERVER}|^lib/features/[^/]+/(queries|store|commands)|^app/|^scripts/|${NODE_CORE}` },
    },
    {
      name: "design-system-knows-no-business",
      comment: "components/ui is a design system: no features, no rulebook, no business component.",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: "^lib/(features|domain)/|^components/(?!ui/)" },
    },
    {
      name: "radix-behind-ui",
      comment: "Radix is wrapped once, in components/ui.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: "^components/ui/" },
      to: { path: "^node_modules/(radix-ui|@radix-ui)/" },
    },
    {
      name: "app-composes",
      comment: "Pages compose: they reach neither the database nor the ledger, mail, jobs or stores.",
      severity: "error",
      from: { path: "^app/" },
      to: { path: "^lib/(db|ledger|mail|jobs)/|^lib/features/[^/]+/store" },
    },
    {
      name: "features-meet-in-public",
      comment: "A feature is known to the others by its queries, view and schema.",
      severity: "error",
      from: { path: "^lib/features/([^/]+)/" },
      to: { path: "^lib/features/", pathNot: "^lib/features/$1/|^lib/features/[^/]+/(queries|view|schema)" },
    },
    {
      name: "isomorphic-schema-and-view",
      comment: "schema.ts and view.ts also run in the browser.",
      severity: "error",
      from: { path: "^lib/features/[^/]+/(schema|view)\\.ts$" },
      to: { path: `${SERVER}|^lib/features/[^/]+/(queries|store|commands)|${NODE_CORE}` },
    },
    {
      name: "commands-without-web",
      comment: "Commands and stores serve every door: no web framework in them.",
      severity: "error",
      from: { path: "^lib/(commands|ledger|db)/|^lib/features/[^/]+/(commands|store)" },
      to: { path: "^node_modules/(next|react|react-dom|next-auth|next-intl)/" },
    },
    {
      name: "queries-never-write",
      comment: "Reading does not go through commands, and writing goes through nothing else.",
      severity: "error",
      from: { path: "^lib/features/[^/]+/(queries|view|schema)" },
      to: { path: "^lib/features/[^/]+/commands/|^lib/commands/(execute|registry)" },
    },
    {
      name: "mail-by-jobs",
      comment: "Mail is sent by jobs only. What an act or a sign-in may do is write its row (message, outbox, post-…).",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: "^lib/(jobs|mail)/" },
      to: {
        path: "^lib/mail/|^node_modules/(nodemailer|@react-email)/",
        pathNot: "^lib/mail/(message|outbox|post-[a-z-]+)\\.ts$",
      },
    },
    {
      name: "mail-rows-with-acts",
      comment:
        "Rows of mail are written in the transaction of an act or of a sign-in, so that neither is without the other.",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot: "^lib/(auth|commands|jobs|mail)/|^lib/features/[^/]+/commands/",
      },
      to: { path: "^lib/mail/" },
    },
    {
      name: "print-from-the-proof",
      comment:
        "lib/pdf is a function of what it is given: words, views and the rulebook. The libraries of print are behind it.",
      severity: "error",
      from: { path: "^lib/pdf/" },
      to: { path: "^lib/", pathNot: "^lib/(pdf|domain|kernel|text)/|^lib/features/[^/]+/view" },
    },
    {
      name: "print-behind-its-room",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: "^lib/pdf/" },
      to: { path: "^node_modules/(pdfkit|fontkit)/" },
    },
    {
      name: "environment-on-the-server",
      comment: "The environment is read by server files; the rulebook and the screens are told what they need.",
      severity: "error",
      from: { path: "^(components|lib/(domain|kernel|text))/" },
      to: { path: "^lib/env\\.ts$" },
    },
    {
      name: "no-tests-in-production",
      severity: "error",
      // A bench is no production: it may measure in the browser that the tests drive.
      from: { path: "^(app|components|lib|scripts)/", pathNot: "^scripts/bench/" },
      to: { path: "^tests/|^node_modules/(vitest|@playwright|fast-check|@axe-core)/" },
    },
    {
      name: "verifier-stands-alone",
      comment: "Anybody can read the one verifier of the chain from top to bottom: it imports only Node.",
      severity: "error",
      from: { path: "^scripts/verify-ledger\\.ts$" },
      to: { pathNot: "^node:|^(buffer|crypto|fs|path|process|url|util)$|^fs/promises$" },
    },
    {
      name: "no-cycle",
      comment: "A cycle at run time means two files are one, or a third is missing.",
      severity: "error",
      from: { pathNot: "^lib/db/generated/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-orphan",
      comment: "Nothing imports it and it imports nothing: dead, or forgotten.",
      severity: "error",
      from: {
        orphan: true,
        path: "^(app|components|lib)/",
        pathNot:
          "^lib/db/generated/|\\.d\\.ts$|\\.(json|css|md)$|^app/.*/?(page|layout|loading|error|not-found|route|default|robots|icon|global-error)\\.tsx?$|^lib/text/request\\.ts$",
      },
      to: {},
    },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^node:" },
    },
    {
      name: "declared-dependencies",
      comment: "What is imported is listed in package.json.",
      severity: "error",
      from: { path: "^(app|components|lib|scripts)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "^lib/db/generated"] },
    exclude: { path: ["^\\.next", "^\\.data", "^node_modules/\\.cache"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mts", ".d.ts", ".mjs", ".js", ".cjs", ".json", ".css"],
    },
  },
};
