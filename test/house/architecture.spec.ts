import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyHouse, plant, type Violation, violationsIn } from './planted-tree.js';

interface Architecture {
  readonly forbidden: readonly { readonly name: string }[];
}

const rules = (createRequire(import.meta.url)('../../tools/architecture.cjs') as Architecture).forbidden.map(
  ({ name }) => name,
);

/** For each rule a file that breaks it, with what else the break needs. */
const PLANTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'direction-of-kernel': { 'libs/kernel/src/planted.ts': "import '@tallystick/platform';" },
  'direction-of-act-types': { 'libs/act-types/src/planted.ts': "import '@tallystick/chain';" },
  'direction-of-platform': { 'libs/platform/src/planted.ts': "import '@tallystick/chain';" },
  'direction-of-chain': { 'libs/chain/src/planted.ts': "import '@tallystick/acts';" },
  'direction-of-acts': { 'libs/acts/src/planted.ts': "import '@tallystick/parties';" },
  'direction-of-parties': { 'libs/parties/src/planted.ts': "import '@tallystick/trade';" },
  'direction-of-trade': { 'libs/trade/src/planted.ts': "import '@tallystick/receivables';" },
  'direction-of-credit': { 'libs/credit/src/planted.ts': "import '@tallystick/trade';" },
  'direction-of-settlement': { 'libs/settlement/src/planted.ts': "import '@tallystick/receivables';" },
  'direction-of-receivables': { 'libs/receivables/src/planted.ts': "import '@tallystick/stories';" },
  'direction-of-registry': { 'libs/registry/src/planted.ts': "import '@tallystick/trade';" },
  'direction-of-telemetry': { 'libs/telemetry/src/planted.ts': "import '@tallystick/trade';" },
  'direction-of-webhooks': { 'libs/webhooks/src/planted.ts': "import '@tallystick/acts';" },
  'direction-of-ledger': { 'libs/ledger/src/planted.ts': "import '@tallystick/stories';" },
  'direction-of-api-client': { 'libs/api-client/src/planted.ts': "import '@tallystick/platform';" },
  'direction-of-stories': { 'libs/stories/src/planted.ts': "import '@tallystick/platform';" },
  'library-without-a-row': {
    'apps/api/src/planted-without-a-row.ts': "import '../../../libs/nameless/src/index.js';",
    'libs/nameless/src/index.ts': "import '@tallystick/kernel';",
  },
  'libraries-know-no-app': { 'libs/acts/src/planted-app.ts': "import '../../../apps/api/src/settings.js';" },
  'apps-know-no-other-app': { 'apps/worker/src/planted-app.ts': "import '../../api/src/settings.js';" },
  'by-the-door-only-from-apps': {
    'apps/api/src/planted-deep.ts': "import '../../../libs/acts/src/domain/errors.js';",
  },
  'by-the-door-only-between-libraries': {
    'libs/parties/src/planted-deep.ts': "import '../../acts/src/domain/errors.js';",
  },
  'http-doors-for-the-api-alone': { 'apps/worker/src/planted-http.ts': "import '@tallystick/acts/http';" },
  'opentelemetry-in-one-file': { 'libs/platform/src/planted-otel.ts': "import '@opentelemetry/api';" },
  'ethers-near-the-chain-alone': { 'libs/credit/src/planted-ethers.ts': "import 'ethers';" },
  'domain-is-pure': {
    'libs/acts/src/domain/planted-file.ts': "import 'node:fs/promises';",
    'libs/acts/src/domain/planted-framework.ts': "import '@nestjs/common';",
    'libs/acts/src/domain/planted-database.ts': "import 'typeorm';",
    'libs/acts/src/domain/planted-layer.ts': "import '../infra/act.entity.js';",
  },
  'http-stays-at-the-door': { 'libs/acts/src/application/planted-http.ts': "import '../http/acts.controller.js';" },
  'demo-touches-no-database': {
    'apps/standalone/src/planted-typeorm.ts': "import 'typeorm';",
    'libs/stories/src/planted-pg.ts': "import 'pg';",
    'apps/standalone/src/planted-context.ts': "import '@tallystick/receivables';",
  },
  'telemetry-by-itself-is-pure': { 'libs/telemetry/src/simulation/planted.ts': "import '@tallystick/platform';" },
  'gateway-stands-alone': {
    'apps/gateway/src/planted-store.ts': "import '@tallystick/telemetry/store';",
    'apps/gateway/src/planted-database.ts': "import 'pg';",
  },
  'kernel-stands-alone': {
    'libs/kernel/src/planted-package.ts': "import 'rxjs';",
    'libs/kernel/src/planted-core.ts': "import 'node:crypto';",
  },
  'act-types-run-in-a-browser': { 'libs/act-types/src/planted-core.ts': "import 'node:crypto';" },
  'direction-of-web-kit': { 'libs/web-kit/src/planted.ts': "import '@tallystick/stories';" },
  'web-runs-in-a-browser': {
    'apps/portal/src/planted-server.ts': "import '@tallystick/receivables';",
    'apps/portal/src/planted-client.ts': "import '@tallystick/api-client';",
    'libs/web-kit/src/planted-core.ts': "import 'node:crypto';",
  },
  'direction-of-verification': { 'libs/verification/src/planted.ts': "import '@tallystick/platform';" },
  'pages-ask-no-chain': { 'apps/portal/src/planted-chain.ts': "import '@tallystick/verification';" },
  'checks-run-in-a-browser': {
    'libs/chain/src/browser/planted-far.ts': "import '../contracts/recover-signer.js';",
    'libs/telemetry/src/evidence/planted-store.ts': "import '../store/index.js';",
  },
  'product-knows-no-test': { 'libs/credit/src/planted-test-import.ts': "import '../../kernel/src/money.spec.js';" },
  'product-needs-no-development-package': { 'apps/cli/src/planted-package.ts': "import 'fast-check';" },
  'model-shares-nothing': {
    'test/model/ledger/planted-library.ts': "import '@tallystick/kernel';",
    'test/model/ledger/planted-package.ts': "import 'ethers';",
    'test/model/ledger/planted-neighbour.ts': "import '../keys.js';",
  },
  'no-circle': {
    'libs/trade/src/planted-one.ts': "import './the-other-half.js';",
    'libs/trade/src/the-other-half.ts': "import './planted-one.js';",
  },
  'no-unresolvable': { 'libs/trade/src/planted-nowhere.ts': "import './not-there.js';" },
  'no-undeclared-package': { 'apps/cli/src/planted-undeclared.ts': "import 'avvio';" },
  'no-orphan': { 'libs/trade/src/planted-orphan.ts': 'export const forgotten = true;' },
};

const key = ({ rule, from }: Violation) => `${rule} in ${from}`;

describe('the architecture', () => {
  let folder: string;
  let found: Violation[];
  let foundBefore: Violation[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tallystick-house-'));
    await copyHouse(folder);
    foundBefore = await violationsIn(folder);
    for (const files of Object.values(PLANTS)) await plant(folder, files);
    found = await violationsIn(folder);
  }, 180_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is kept by the house as it stands', () => {
    expect(foundBefore.map(key)).toEqual([]);
  });

  it('has a planted violation for each of its rules', () => {
    expect(Object.keys(PLANTS).sort()).toEqual([...rules].sort());
  });

  it.each(Object.entries(PLANTS))('%s catches what breaks it', (rule, files) => {
    const caught = new Set(found.map(key));
    const offenders = Object.keys(files).filter((file) => file.includes('planted'));
    for (const from of offenders) expect(caught).toContain(key({ rule, from }));
  });
});
