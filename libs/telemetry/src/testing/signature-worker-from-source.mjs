/** The thread's module where there is no build: its TypeScript as it is. */
import { withTypeScript } from '../../../../test/support/typescript-hooks.mjs';

await withTypeScript(() => import('../infra/signatures/signature-worker.ts'));
