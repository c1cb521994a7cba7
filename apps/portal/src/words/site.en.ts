/** Of the screens of a warehouse site; what the apps share of it has words of its own. */
export const siteWords = {
  title: 'Sites',
  about: 'Warehouses that you run or were let see: their sensors, and what went wrong there.',
  site: 'Site',
  back: 'All sites',
  noneHint:
    'A site appears here when its operator lets your organisation see it, or when you announce one of your own.',
  tabs: 'Parts of the site',
  overview: 'Now',
  alarms: 'Alarms',
  rules: 'Rules',
  gateways: 'Gateways',
  papers: 'Papers',
  operator: 'Run by',
  toAlarms: 'All alarms',
  urgent: 'Open alarms, the most urgent first',
  number: 'Number',
};
