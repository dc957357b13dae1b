/**
 * Who may import whom. The table in docs/architecture.md says the same in words.
 * @type {import('dependency-cruiser').IConfiguration}
 */

const OURS = "^(app|db|node|contracts|scripts|tests)/";
const TESTS = "\\.test\\.tsx?$";

/** Files below `from` reach only the given places of this repository. */
const mayReach = ({ name, comment, from, to }) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: TESTS },
  to: { path: OURS, pathNot: to },
});

/** A package, or several, that only the given places may import. */
const packageOnlyIn = ({ name, comment, packages, places }) => ({
  name,
  comment,
  severity: "error",
  from: { path: OURS, pathNot: [TESTS, "^tests/", "^scripts/", ...places] },
  to: { path: `node_modules/(${packages})/` },
});

const layers = [
  {
    name: "words-know-only-shared",
    comment: "Words meet in a command, by id. They never import each other.",
    from: "^app/domain/([^/]+)/",
    to: "^app/domain/(shared|$1)/",
  },
  {
    name: "db-knows-domain",
    comment: "Tables and repositories store domain objects and know nothing above.",
    from: "^db/",
    to: ["^db/", "^app/domain/"],
  },
  {
    name: "gateways-know-domain",
    comment: "A gateway translates one outside system; it never reads our tables.",
    from: "^app/gateways/",
    to: ["^app/gateways/", "^app/domain/", "^app/config\\.server", "^contracts/abi/"],
  },
  {
    name: "commands-decide-and-record",
    comment: "Domain and database only: no network, no other command.",
    from: "^app/commands/([^/]+)/",
    to: ["^app/domain/", "^db/", "^app/commands/$1/"],
  },
  {
    name: "queries-only-read",
    comment: "Queries read for one page.",
    from: "^app/queries/",
    to: ["^app/queries/", "^app/domain/", "^db/"],
  },
  {
    name: "processes-wait-for-the-world",
    comment: "The one place where a gateway meets a command.",
    from: "^app/processes/",
    to: ["^app/(processes|commands|queries|gateways|domain)/", "^db/"],
  },
  {
    name: "http-knows-queries",
    comment: "Session, authorization and form parsing.",
    from: "^app/http/",
    to: ["^app/(http|queries|domain|messages)/", "^app/(config|runtime)\\.server"],
  },
  {
    name: "ui-runs-in-the-browser",
    comment: "Nothing server-only may reach the browser bundle.",
    from: "^app/ui/",
    to: ["^app/(ui|domain|messages)/"],
  },
  {
    name: "messages-are-words",
    comment: "Words may know what a rule can answer, and nothing else.",
    from: "^app/messages/",
    to: ["^app/(messages|domain)/"],
  },
  {
    name: "routes-are-thin",
    comment: "Routes know the words of HTTP; they reach data through commands and queries.",
    from: "^app/routes/",
    to: [
      "^app/(http|commands|queries|processes|ui|domain|messages)/",
      "^app/routes/",
      "^app/runtime\\.server",
    ],
  },
  {
    name: "node-stands-alone",
    comment: "A consortium runs the node without the hub: it shares the rules and nothing else.",
    from: "^node/",
    to: ["^node/", "^app/domain/"],
  },
  {
    name: "contracts-stand-alone",
    comment: "An auditor reads the contracts without the rest.",
    from: "^contracts/",
    to: ["^contracts/"],
  },
];

const packages = [
  {
    name: "stripe-in-its-gateway",
    comment: "One place translates Stripe.",
    packages: "stripe",
    places: ["^app/gateways/stripe/"],
  },
  {
    name: "tokens-in-few-places",
    comment: "Signing and reading tokens is where mistakes cost most.",
    packages: "jose",
    places: ["^app/gateways/", "^app/http/(session|sign-in-cookie)", "^node/"],
  },
  {
    name: "databases-below-db",
    comment:
      "The rest of the house does not know which engine runs. The embedded chain and the witness keep files of their own.",
    packages: "drizzle-orm|better-sqlite3|pg|@electric-sql/pglite",
    places: ["^db/", "^app/gateways/chain/embedded/", "^node/witness/", "^drizzle\\.config"],
  },
  {
    name: "tables-in-the-face",
    comment: "The model of a table's columns is a matter of showing.",
    packages: "@tanstack/react-table",
    places: ["^app/ui/"],
  },
  {
    name: "express-in-the-host",
    comment: "Routes speak fetch; only the host knows Express.",
    packages: "express|compression|@remix-run/express",
    places: ["^app/http/host/"],
  },
  {
    name: "chain-in-its-gateway",
    comment: "One place translates chains.",
    packages: "viem|@ethereumjs/[^/]+",
    places: ["^app/gateways/", "^contracts/"],
  },
  {
    name: "files-in-the-node",
    comment: "Readers of research files run beside the data.",
    packages: "@duckdb/[^/]+|dicom-parser|@gmod/vcf",
    places: ["^node/"],
  },
];

export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "In a cycle nobody can say which part rests on which.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only", "dynamic-import"] } },
    },
    {
      name: "no-unresolved",
      comment: "A path that does not resolve is not checked by the rules below.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^virtual:" },
    },
    {
      name: "domain-is-pure",
      comment: "Rules get facts as arguments: no Node built-in and no package but a hash.",
      severity: "error",
      from: { path: "^app/domain/", pathNot: TESTS },
      to: {
        dependencyTypes: ["core", "npm", "npm-dev", "npm-optional", "npm-peer"],
        pathNot: "node_modules/@noble/hashes/",
      },
    },
    {
      name: "repositories-stand-alone",
      comment: "A command joins two repositories; they do not call each other.",
      severity: "error",
      from: { path: "^db/repositories/([^/]+/[^/]+)\\.ts$", pathNot: TESTS },
      to: { path: "^db/repositories/", pathNot: "^db/repositories/$1" },
    },
    {
      name: "screens-stand-alone",
      comment: "What two screens share belongs to ui, http or queries.",
      severity: "error",
      from: { path: "^app/", pathNot: TESTS },
      to: { path: "^app/routes/[^/]+/route\\.tsx?$" },
    },
    {
      name: "commands-stand-alone",
      comment: "If two commands need the same step, it is a rule or a repository function.",
      severity: "error",
      from: { path: "^app/commands/", pathNot: TESTS },
      to: { path: "^app/commands/.*\\.server\\.ts$" },
    },
    {
      name: "nobody-imports-the-edges",
      comment: "Routes, scripts and tests are entry points.",
      severity: "error",
      from: { pathNot: ["^(tests|scripts)/", TESTS, "^app/routes/"] },
      to: { path: ["^app/routes/", "^scripts/", "^tests/"] },
    },
    ...layers.map(mayReach),
    ...packages.map(packageOnlyIn),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    exclude: { path: "^(build|data|contracts/(out|cache))/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
