import { Notifications } from '@tallystick/platform';

/** The two channels, as classes so that they can be injected apart. */
export class PapersNotifications extends Notifications {}
export class LedgerNotifications extends Notifications {}
