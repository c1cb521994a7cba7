/**
 * Every screen of the portal by its path; the router is made of it, and so are the tests in a browser. `open`: for who is not signed in.
 * `scope`: what a person must be allowed to find it in the navigation; the service decides anew on every request.
 */
export const SCREENS = {
  signIn: { path: '/sign-in', open: true },
  enrol: { path: '/enrol', open: true },
  demo: { path: '/demo', open: true },
  home: { path: '/', open: false },
  receivables: { path: '/receivables', open: false },
  issue: { path: '/issue', open: false },
  receivable: { path: '/receivables/:id', open: false },
  acts: { path: '/acts', open: false },
  act: { path: '/acts/:id', open: false },
  transfer: { path: '/receivables/:id/transfer', open: false },
  financing: { path: '/financing', open: false },
  quoteRequest: { path: '/financing/requests/:id', open: false },
  documents: { path: '/documents', open: false },
  records: { path: '/documents/records', open: false },
  record: { path: '/documents/records/:id', open: false },
  document: { path: '/documents/:id', open: false },
  upload: { path: '/documents/uploads/:id', open: false },
  trade: { path: '/trades/:id', open: false },
  goods: { path: '/goods', open: false },
  sites: { path: '/sites', open: false },
  site: { path: '/sites/:site', open: false },
  siteAlarms: { path: '/sites/:site/alarms', open: false },
  siteAlarm: { path: '/sites/:site/alarms/:id', open: false },
  siteRules: { path: '/sites/:site/rules', open: false },
  siteRule: { path: '/sites/:site/rules/:id', open: false },
  siteGateways: { path: '/sites/:site/gateways', open: false },
  sitePapers: { path: '/sites/:site/papers', open: false },
  notices: { path: '/notices', open: false },
  settlement: { path: '/settlement', open: false },
  organisation: { path: '/organisation', open: false },
  keys: { path: '/organisation/account', open: false },
  people: { path: '/organisation/people', open: false, scope: 'administer' },
  person: { path: '/organisation/people/:id', open: false, scope: 'administer' },
  machines: { path: '/organisation/machines', open: false, scope: 'administer' },
  auditLog: { path: '/organisation/audit-log', open: false, scope: 'administer' },
  account: { path: '/account', open: false },
} as const satisfies Readonly<Record<string, Screen>>;

export type ScreenName = keyof typeof SCREENS;

export interface Screen {
  readonly path: string;
  readonly open: boolean;
  readonly scope?: 'administer';
}
