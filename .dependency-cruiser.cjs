const { version } = require("typescript");

// With TypeScript 7 dependency-cruiser finds no imports, so every rule would pass.
if (Number.parseInt(version, 10) >= 7)
  throw new Error(`dependency-cruiser cannot read TypeScript ${version}: keep it below 7`);

/** Imports run down only, and folders on one floor never see each other. A new folder of src/ needs a line here. */
const FLOORS = {
  base: 0,
  text: 0,
  domain: 1,
  i18n: 1,
  lexicon: 1,
  nlu: 2,
  screening: 2,
  knowledge: 2,
  ui: 2,
  engine: 3,
  store: 4,
  services: 5,
  channels: 6,
  console: 6,
  jobs: 6,
  gateway: 7,
  cli: 7,
  main: 8,
};
const PURE = ["text", "domain", "i18n", "lexicon", "nlu", "screening", "knowledge", "engine"];

/** Tests, stand-ins of providers and test helpers: may import anything, production may not import them. */
const TEST_CODE = String.raw`\.test\.tsx?$|^src/testing/|(^|/)(testing|stand-in)(/|\.tsx?$)|^bench/`;

const folders = Object.keys(FLOORS);
const inFolders = (names) => `^src/(${names.join("|")})/`;

const floorRules = folders.flatMap((folder) => {
  const above = folders.filter((other) => FLOORS[other] > FLOORS[folder]);
  const beside = folders.filter((other) => other !== folder && FLOORS[other] === FLOORS[folder]);
  const from = { path: inFolders([folder]), pathNot: TEST_CODE };
  return [
    above.length > 0 && { name: `no-upward-import-from-${folder}`, from, to: { path: inFolders(above) } },
    beside.length > 0 && { name: `no-sideways-import-from-${folder}`, from, to: { path: inFolders(beside) } },
  ].filter(Boolean);
});

const rules = [
  ...floorRules,
  {
    name: "folder-has-a-floor",
    from: { path: "^src/", pathNot: [inFolders(folders), "^src/testing/"] },
    to: {},
  },
  {
    name: "gateway-sees-little",
    comment: "The gateway is a process of its own: it shares only words and the protocol with the server.",
    from: { path: "^src/gateway/", pathNot: TEST_CODE },
    to: { path: "^src/", pathNot: ["^src/(gateway|base|domain)/", "^src/channels/whatsapp-web/protocol"] },
  },
  {
    name: "no-sideways-import-between-channels",
    from: { path: "^src/channels/([^/]+)/", pathNot: TEST_CODE },
    to: { path: "^src/channels/[^/]+/", pathNot: "^src/channels/$1/" },
  },
  {
    name: "pure-folders-do-no-io",
    from: { path: inFolders(PURE), pathNot: TEST_CODE },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "no-circle",
    from: {},
    to: { circular: true },
  },
  {
    name: "production-imports-no-test-code",
    from: { path: "^src/", pathNot: TEST_CODE },
    to: { path: TEST_CODE },
  },
  {
    name: "production-imports-no-dev-dependency",
    from: { path: "^src/", pathNot: TEST_CODE },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  },
  {
    name: "dependency-is-declared",
    from: {},
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  },
  {
    name: "import-resolves",
    from: {},
    to: { couldNotResolve: true },
  },
];

module.exports = {
  forbidden: rules.map((rule) => ({ severity: "error", ...rule })),
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    moduleSystems: ["es6", "cjs"],
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".js", ".json"],
    },
  },
};
