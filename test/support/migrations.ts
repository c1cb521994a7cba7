import { migrate } from '@tallystick/platform';
import { migrations } from '../../migrations/index.js';

/** The product's own migrations, run as the product runs them. */
export async function runMigrations(url: string): Promise<void> {
  await migrate(url, migrations);
}
