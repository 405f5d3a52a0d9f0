/**
 * Who may import whom (see CONTRIBUTING.md). Each rule's comment says what to do instead.
 * Tests and what they need may look further: they set the stage with infra/local.
 */
const test = '\\.test\\.tsx?$|^infra/local/testing/|^infra/local/e2e/';
const thirdParty = { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'] };

/** @param {string} name @param {string} from @param {string[]} allowed folders and packages @param {string} comment */
function onlyOurs(name, from, allowed, comment) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: test },
    to: { path: '^(api|bot|db|tabs|infra|appPackage)/', pathNot: [...allowed, 'node_modules/'] },
  };
}

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment:
        'Two files that need each other are one thought or hide a third: move what both need into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'Import a file that exists, with its .ts ending, or a package that this workspace lists.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    onlyOurs(
      'contracts-stand-alone',
      '^api/contracts/',
      ['^api/contracts/'],
      'Contracts know nothing of ours: describe the data with zod here.',
    ),
    {
      name: 'contracts-import-zod-only',
      comment: 'Contracts run in the server, the bot and the browser: zod is all they may need.',
      severity: 'error',
      from: { path: '^api/contracts/', pathNot: test },
      to: {
        dependencyTypesNot: ['local', 'localmodule', 'aliased', 'aliased-workspace'],
        pathNot: 'node_modules/zod/',
      },
    },
    onlyOurs('db-stands-alone', '^db/', ['^db/'], 'db is the ground: pass what it needs as an argument.'),
    {
      name: 'db-imports-the-database-only',
      comment: 'db talks to PostgreSQL and its job queue alone; put anything else where the data is used.',
      severity: 'error',
      from: { path: '^db/', pathNot: test },
      to: { ...thirdParty, pathNot: 'node_modules/(@types/)?(pg|graphile-worker|@graphile)/' },
    },
    onlyOurs(
      'domain-knows-no-transport',
      '^api/src/domain/',
      ['^api/src/domain/', '^api/contracts/', '^db/src/'],
      'A command does not know who calls it or what happens afterwards: write an outbox event and let an effect act.',
    ),
    {
      name: 'domain-imports-no-outside-system',
      comment: 'Reach outside systems in an effect, through a port; the domain only decides and records.',
      severity: 'error',
      from: { path: '^api/src/domain/', pathNot: test },
      to: { path: 'node_modules/(restify|botbuilder|@microsoft|@azure|socket\\.io|graphile-worker|pg)/' },
    },
    onlyOurs(
      'transports-call-the-domain',
      '^api/src/(http|realtime|jobs)/',
      ['^api/src/(http|realtime|jobs|domain|telemetry|env\\.ts)', '^api/src/ports/(search|cache)/', '^api/contracts/'],
      'A transport translates: call a command or a query of the domain; it may read ports/search and ports/cache, never db.',
    ),
    onlyOurs(
      'effects-use-ports',
      '^api/src/effects/',
      ['^api/src/(effects|domain|ports|telemetry)/', '^api/contracts/'],
      'An effect re-reads state through the domain and acts through a port.',
    ),
    onlyOurs(
      'ingestion-uses-ports',
      '^api/src/ingestion/',
      ['^api/src/(ingestion|domain|ports|telemetry)/', '^api/contracts/'],
      'Ingestion takes what outside services deliver through a port, and hands it to a command of the domain.',
    ),
    onlyOurs(
      'ports-stand-apart',
      '^api/src/ports/',
      ['^api/src/(ports|telemetry)/', '^api/contracts/'],
      'A port translates between us and one outside system: give it what it needs as an argument.',
    ),
    onlyOurs(
      'telemetry-stands-apart',
      '^api/src/telemetry/',
      ['^api/src/telemetry/'],
      'Everybody may import telemetry, so it imports nothing of ours.',
    ),
    onlyOurs(
      'bot-calls-the-domain',
      '^bot/',
      ['^bot/', '^api/contracts/', '^api/src/(domain|telemetry)/', '^api/src/(effects/effect|ports/teams/teams)\\.ts'],
      "The bot is a transport: call the domain's commands and queries.",
    ),
    {
      name: 'bot-sdk-at-the-edge',
      comment:
        'Cards, language and effects are plain data and functions, so that a successor SDK touches only the edge: bot/src/handlers.',
      severity: 'error',
      from: { path: '^bot/src/', pathNot: [test, '^bot/src/(handlers/|adapter|bot\\.ts|notifier)'] },
      to: { path: 'node_modules/(botbuilder|botframework|@microsoft/teams-ai)' },
    },
    onlyOurs(
      'tabs-know-contracts',
      '^tabs/',
      ['^tabs/', '^api/contracts/'],
      'A tab knows the server by its contracts alone: call it through the typed client.',
    ),
    onlyOurs(
      'stand-ins-are-outside',
      '^infra/local/',
      ['^infra/local/', '^api/contracts/', '^db/src/'],
      'What stands in for the outside world must not share code with what it stands against: talk to the product over HTTP.',
    ),
    {
      name: 'product-knows-no-stand-in',
      comment: 'The product does not know that it is local: only addresses differ.',
      severity: 'error',
      from: { path: '^(api|bot|db|tabs)/', pathNot: test },
      to: { path: '^infra/' },
    },
    {
      name: 'tenants-are-minted-at-the-gate',
      comment:
        'Only authentication and the delivery worker may mint a TenantId: take it from the context you were given.',
      severity: 'error',
      from: { path: '^(api|bot|db)/', pathNot: [test, '^db/src/(find-tenant|delivery-worker)\\.ts$'] },
      to: { path: '^db/src/tenant-id\\.ts$', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // Only what we build ourselves: many a package lives in a dist folder, too.
    exclude: { path: '^(tabs/dist|[.]data)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      // Packages of types alone have no other entry.
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
    combinedDependencies: true,
  },
};
