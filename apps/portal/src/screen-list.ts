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
  receivable: { path: '/receivables/:id', open: false },
  settlement: { path: '/settlement', open: false },
  organisation: { path: '/organisation', open: false },
  people: { path: '/organisation/people', open: false, scope: 'administer' },
  person: { path: '/organisation/people/:id', open: false, scope: 'administer' },
  machines: { path: '/organisation/machines', open: false, scope: 'administer' },
  account: { path: '/account', open: false },
} as const satisfies Readonly<Record<string, Screen>>;

export type ScreenName = keyof typeof SCREENS;

export interface Screen {
  readonly path: string;
  readonly open: boolean;
  readonly scope?: 'administer';
}
