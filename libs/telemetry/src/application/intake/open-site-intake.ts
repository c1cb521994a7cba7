import { RunningIntake } from './running-intake.js';
import type { SiteIntake, SiteIntakeSettings } from './site-intake.js';

/** Begins where the site's log stands. @throws LeaseLost */
export async function openSiteIntake(settings: SiteIntakeSettings): Promise<SiteIntake> {
  const intake = new RunningIntake(settings);
  await intake.open();
  return intake;
}
