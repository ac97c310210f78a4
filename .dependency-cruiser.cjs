// Who may import whom. Each layer names what it may see; whatever is not named is forbidden. docs/architecture.md says why.

/** Files under `from` import nothing of ours but what lies under `mayImport`. */
const layer = (from, mayImport) => ({
  name: `${from} imports ${mayImport.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${from}` },
  to: { path: '^(server|client|cli)/src/', pathNot: [`^${from}`, ...mayImport.map((path) => `^${path}`)] },
});

const core = 'server/src/';
const understanding = ['text/', 'values/', 'catalog/', 'model/'].map((folder) => core + folder);

module.exports = {
  forbidden: [
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every import is found', severity: 'error', from: {}, to: { couldNotResolve: true } },
    layer('server/src/text/', []),
    layer('server/src/values/', []),
    layer('server/src/catalog/', ['server/src/values/']),
    layer('server/src/model/', ['server/src/text/', 'server/src/values/', 'server/src/catalog/']),
    layer('server/src/formats/', understanding),
    layer('server/src/plan/', understanding),
    layer('server/src/rules/', [...understanding, 'server/src/plan/']),
    layer('server/src/analysis/', [...understanding, 'server/src/formats/', 'server/src/rules/', 'server/src/plan/', 'server/src/protocol']),
    layer('server/src/workspace/', [...understanding, 'server/src/formats/', 'server/src/rules/', 'server/src/plan/', 'server/src/analysis/', 'server/src/protocol']),
    layer('server/src/convert/', [...understanding, 'server/src/formats/', 'server/src/analysis/']),
    layer('server/src/features/', [...understanding, 'server/src/formats/', 'server/src/rules/', 'server/src/plan/', 'server/src/analysis/', 'server/src/workspace/', 'server/src/protocol']),
    layer('server/src/(?:server|main|start|pause|protocol)', ['server/src/']),
    layer('client/src/smtp/', []),
    layer('client/src/dequeue/', ['client/src/smtp/', 'server/src/protocol']),
    layer('client/src/provider/', ['client/src/smtp/']),
    layer('client/src/runs/', ['client/src/smtp/', 'client/src/dequeue/']),
    layer('client/src/(?:commands|views|language|extension)', ['client/src/', 'server/src/protocol']),
    layer('cli/src/', ['server/src/', 'client/src/(?:smtp|dequeue|provider)/']),
    { name: 'a rule stands alone', severity: 'error', from: { path: '^server/src/rules/', pathNot: '/index\\.ts$' }, to: { path: '^server/src/rules/', pathNot: '^server/src/rules/(rule|page)\\.ts' } },
    {
      name: 'the core has no platform', severity: 'error',
      from: { path: '^(server/src/(?!main\\.node|start\\.node)|client/src/smtp/)' }, to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only the editor part of the client knows the editor', severity: 'error',
      from: { path: '^(server|cli|client/src/(smtp|dequeue|provider|runs))/' }, to: { path: '^(vscode$|node_modules/(@types/vscode|vscode-languageclient)/)' },
    },
    {
      name: 'only the server itself has a connection', severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/(server|main\\.|start\\.)' }, to: { path: 'node_modules/vscode-(languageserver|jsonrpc|languageserver-protocol)/' },
    },
    {
      name: 'tools of the tests stay with the tests', severity: 'error',
      from: { path: '^(server|client|cli)/' }, to: { path: 'node_modules/(nodemailer|smtp-server|fast-check|vitest|playwright-core)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'browser', 'default', 'types'] },
  },
};
