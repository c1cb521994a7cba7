import { readdir } from 'node:fs/promises';
import { handInSitePaper, type SitePaper, type SitePeople, type SitePlayer } from '@tallystick/stories';
import type { DataFolder } from './data-folder.js';
import type { StartService } from './services.js';

/** A quarter of an hour after a hundred kilograms went. Two hours before that are caught up; what comes after is played as it comes. */
const PLAYED = ['--simulate', 'theft-at-once', '--from', 'incident+15', '--history', '135', '--papers', 'parent'];
const TAKEN = 'paper-taken';

/** The gateway of the demo's site: the one that stands in warehouses, with sensors that are played. */
export class DemoGateway implements SitePlayer {
  constructor(
    private readonly startService: StartService,
    private readonly folder: DataFolder,
    private readonly baseUrl: string,
  ) {}

  readonly come = (people: SitePeople, code: string): Promise<void> =>
    this.run(people, ['--enrol', code, '--server', this.baseUrl]);

  /** Not in a folder that was restored: what a gateway keeps is no part of a backup. */
  readonly isEnrolled = async (): Promise<boolean> => (await readdir(this.folder.gateway).catch(() => [])).length > 0;

  /** Goes on where it was. */
  readonly goOn = (people: SitePeople): Promise<void> => this.run(people, []);

  private async run(people: SitePeople, entering: readonly string[]): Promise<void> {
    const onMessage = async (message: unknown) => {
      const { paper } = message as { readonly paper: { readonly paper: SitePaper } };
      await handInSitePaper(people, paper.paper);
      return TAKEN;
    };
    await this.startService('gateway', this.environment(), { args: [...entering, ...PLAYED], onMessage });
  }

  private environment(): Record<string, string> {
    return { GATEWAY_FOLDER: this.folder.gateway, ENROLMENT_POLL_MS: '200' };
  }
}
