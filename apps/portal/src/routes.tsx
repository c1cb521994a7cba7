import type { ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { Entrance } from './frame/entrance.js';
import { Frame } from './frame/frame.js';
import { NotThere } from './frame/not-there.js';
import { ScreenFailure } from './frame/screen-failure.js';
import { type ScreenName, SCREENS } from './screen-list.js';

/** Each screen comes when it is opened, and not before. */
const LOADS: Readonly<Record<ScreenName, () => Promise<ComponentType>>> = {
  signIn: async () => (await import('./entrance/sign-in.js')).SignIn,
  enrol: async () => (await import('./entrance/enrol.js')).Enrol,
  demo: async () => (await import('./entrance/demo.js')).Demo,
  home: async () => (await import('./home/home.js')).Home,
  receivables: async () => (await import('./receivables/receivables.js')).Receivables,
  issue: async () => (await import('./issue/issue.js')).Issue,
  receivable: async () => (await import('./receivables/receivable.js')).Receivable,
  acts: async () => (await import('./acts/acts.js')).Acts,
  act: async () => (await import('./acts/act.js')).Act,
  transfer: async () => (await import('./transfer/transfer.js')).Transfer,
  financing: async () => (await import('./financing/financing.js')).Financing,
  quoteRequest: async () => (await import('./financing/quotes/request.js')).QuoteRequest,
  documents: async () => (await import('./documents/documents.js')).Documents,
  records: async () => (await import('./documents/records/records.js')).Records,
  record: async () => (await import('./documents/records/record.js')).RecordScreen,
  document: async () => (await import('./documents/document/document.js')).Document,
  upload: async () => (await import('./documents/upload/upload.js')).UploadScreen,
  trade: async () => (await import('./trades/trade.js')).Trade,
  goods: async () => (await import('./goods/goods.js')).Goods,
  sites: async () => (await import('./sites/sites.js')).Sites,
  site: async () => (await import('./sites/site.js')).Site,
  siteAlarms: async () => (await import('./sites/site-alarms.js')).SiteAlarms,
  siteAlarm: async () => (await import('./sites/site-alarm.js')).SiteAlarm,
  siteRules: async () => (await import('./sites/site-rules.js')).SiteRules,
  siteRule: async () => (await import('./sites/site-rule.js')).SiteRule,
  siteGateways: async () => (await import('./sites/site-gateways.js')).SiteGateways,
  sitePapers: async () => (await import('./sites/site-papers.js')).SitePapers,
  notices: async () => (await import('./notices/notices.js')).Notices,
  settlement: async () => (await import('./settlement/settlement.js')).Settlement,
  organisation: async () => (await import('./organisation/organisation.js')).Organisation,
  keys: async () => (await import('./keys/keys.js')).Keys,
  people: async () => (await import('./organisation/people.js')).People,
  person: async () => (await import('./organisation/person.js')).Person,
  machines: async () => (await import('./organisation/machines.js')).Machines,
  auditLog: async () => (await import('./audit-log/audit-log.js')).AuditLog,
  account: async () => (await import('./account/account.js')).Account,
};

const names = Object.keys(SCREENS) as ScreenName[];

function routesOf(isOpen: boolean) {
  return names
    .filter((name) => SCREENS[name].open === isOpen)
    .map((name) => ({
      path: SCREENS[name].path,
      lazy: async () => ({ Component: await LOADS[name]() }),
      ErrorBoundary: ScreenFailure,
      HydrateFallback: () => null,
    }));
}

export const newRouter = () =>
  createBrowserRouter([
    { Component: Entrance, HydrateFallback: () => null, ErrorBoundary: ScreenFailure, children: routesOf(true) },
    {
      ...{ Component: Frame, HydrateFallback: () => null, ErrorBoundary: ScreenFailure },
      children: [...routesOf(false), { path: '*', Component: NotThere }],
    },
  ]);
