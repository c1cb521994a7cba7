/** The words of what the web apps share. */
export const en = {
  language: {
    name: 'English',
    choose: 'Language',
    notLoaded: 'The other language could not be loaded. Open the page again to read it.',
  },
  live: {
    live: 'Live',
    connecting: 'Connecting',
    lost: 'Connection lost. Trying again; what you see may be out of date.',
  },
  tryAgain: 'Try again',
  unreachable: 'The service cannot be reached',
  unreachableHint: 'Check your network connection. Nothing you typed is lost.',
  refused: 'That was not possible',
  broken: 'This screen has failed',
  brokenHint: 'Open it again; if it fails again, tell your administrator what you did.',
  code: (code: string) => `Code: ${code}`,
  loading: 'Loading',
  rows: (shown: number, more: boolean) =>
    shown === 1 && !more ? '1 row' : `${shown.toLocaleString('en')}${more ? '+' : ''} rows`,
  select: { none: 'none chosen' },
};

export type KitWords = typeof en;
