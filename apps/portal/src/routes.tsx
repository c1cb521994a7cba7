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
  receivable: async () => (await import('./receivables/receivable.js')).Receivable,
  settlement: async () => (await import('./settlement/settlement.js')).Settlement,
  organisation: async () => (await import('./organisation/organisation.js')).Organisation,
  people: async () => (await import('./organisation/people.js')).People,
  person: async () => (await import('./organisation/person.js')).Person,
  machines: async () => (await import('./organisation/machines.js')).Machines,
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
