import { afterAll, beforeAll, describe, jest } from '@jest/globals';
import { auditLog } from './audit-log.js';
import { documents } from './documents.js';
import { entrance } from './entrance.js';
import { forms } from './forms.js';
import { goods } from './goods.js';
import { keys } from './keys.js';
import { life } from './life.js';
import { organisation } from './organisation.js';
import { PortalStage } from './portal-stage.js';
import { receivables } from './receivables.js';
import { screens } from './screens.js';
import { settlement } from './settlement.js';
import { signing } from './signing.js';
import { site } from './site.js';
import { sizes } from './sizes.js';
import { tabs } from './tabs.js';
import { tour } from './tour.js';
import { trades } from './trades.js';
import { uploads } from './uploads.js';
import { verify } from './verify.js';
import { wallets } from './wallets.js';

const START_TIMEOUT_MS = 300_000;
/** Longer than any one wait, so that what was waited for in vain is told. */
const TEST_TIMEOUT_MS = 180_000;
jest.setTimeout(TEST_TIMEOUT_MS);

/** One installation and one browser for all: either takes longer to start than any of it to try. */
describe('the portal', () => {
  let opened: PortalStage;
  beforeAll(async () => {
    opened = await PortalStage.open();
  }, START_TIMEOUT_MS);
  afterAll(() => opened?.close());

  const stage = () => opened;
  describe('screens', () => screens(stage));
  describe('sizes', () => sizes(stage));
  describe('entrance', () => entrance(stage));
  describe('receivables', () => receivables(stage));
  describe('tabs', () => tabs(stage));
  describe('uploads', () => uploads(stage));
  describe('documents', () => documents(stage));
  describe('trades', () => trades(stage));
  describe('goods', () => goods(stage));
  describe('sites', () => site(stage));
  // Before devices come onto accounts: the embedded chain keeps no old state to ask what an account's signatures were worth then.
  describe('verify', () => verify(stage));
  describe('organisation', () => organisation(stage));
  describe('audit log', () => auditLog(stage));
  describe('signing', () => signing(stage));
  describe('forms', () => forms(stage));
  describe('wallets', () => wallets(stage));
  describe('keys', () => keys(stage));
  describe('settlement', () => settlement(stage));
  describe('tour', () => tour(stage));
  // After keys, which counts the bank's persons.
  describe('life', () => life(stage));
});
