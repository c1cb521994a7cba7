import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { runVerify } from '../support/run-offline.js';
import { addressOf } from './addresses.js';
import { anchoredEvidence } from './anchored-evidence.js';
import { axeFindings } from './axe.js';
import { downloaded } from './downloaded.js';
import { found } from './found.js';
import { openAt } from './open-at.js';
import { type Language, LANGUAGES, type PortalStage, settled } from './portal-stage.js';

const SLOW_TEST_MS = 300_000;
/** The demo's scale weighs every minute. */
const NEWER_WITHIN_MS = 140_000;

/** What people see and do at the demo's warehouse, which its bank sees as well. */
export function site(stage: () => PortalStage): void {
  const at = (...parts: string[]) => [stage().origin, 'sites', stage().demo.site, ...parts].join('/');
  const alarmPage = () => at('alarms', stage().demo.alarm);
  const open = (part: string, address: string, language: Language = 'en') => openAt(stage(), part, address, language);

  it(
    'a site is found in the list, with its sensors, what vouches for them, and what was stolen drawn over time',
    async () => {
      const page = await open('bank', '/sites');
      const row = page.getByRole('row', { name: /洋山 3 号库/ });
      expect(await row.innerText()).toMatch(/[0-9] critical/);
      await row.getByRole('link').click();
      await page.getByRole('heading', { name: '洋山 3 号库', level: 1 }).waitFor();
      await settled(page);
      const sensors = page.getByRole('table', { name: 'Sensors now' });
      expect(await sensors.getByRole('row', { name: /scale-1 Weight .* kg .* Signed/ }).count()).toBe(1);
      expect(await sensors.getByRole('row', { name: /Tag [0-9]+/ }).count()).toBe(0);
      await page.getByRole('button', { name: /Show [0-9]+ single tags/ }).click();
      await sensors
        .getByRole('row', { name: /Tag [0-9]+/ })
        .first()
        .waitFor();
      const drawing = page.getByRole('img', {
        name: /^scale-1 · Weight: [0-9]+ readings between .* kg and .* kg, [0-9]+ gaps, [0-9]+ alarms/,
      });
      await drawing.waitFor();
      const marked = page.getByRole('table', { name: 'Alarms raised in this period' });
      await marked.getByRole('link', { name: 'Weight missing' }).waitFor();
      expect(await drawing.locator('.tk-chart-critical').count()).toBeGreaterThan(0);
      expect(await axeFindings(page)).toEqual([]);
      const csv = await downloaded(page, 'Export CSV');
      expect(csv.text).toMatch(
        /^\u{FEFF}from,count,min,max,mean,last\r\n20[0-9]{2}-[^,]+Z,[0-9]+,[0-9.]+,[0-9.]+,[0-9.]+,[0-9.]+\r\n/u,
      );
      await page.getByRole('button', { name: 'Over time: probe-1 · Temperature' }).click();
      await page.getByRole('img', { name: /^probe-1 · Temperature: .* °C/ }).waitFor();
      await page.context().close();
    },
    SLOW_TEST_MS,
  );

  it(
    'a site’s sensors say by themselves what they measure now, and when they and the site were heard last',
    async () => {
      const page = await open('bank', at());
      const row = page
        .getByRole('table', { name: 'Sensors now' })
        .getByRole('row', { name: /scale-1 Weight [0-9,.]+ kg/ });
      const moments = { seen: row.locator('time'), heard: page.getByRole('region', { name: 'Site' }).locator('time') };
      await page.evaluate('document.documentElement.dataset.opened = "once"');
      for (const [what, time] of Object.entries(moments)) {
        const moment = async () => Date.parse(found(await time.getAttribute('datetime'), `moment: ${what}`));
        const before = await moment();
        await eventually(async () => (await moment()) > before, { what: `newer: ${what}`, withinMs: NEWER_WITHIN_MS });
      }
      expect(await page.evaluate('document.documentElement.dataset.opened')).toBe('once');
      await page.context().close();
    },
    SLOW_TEST_MS,
  );

  describe('an alarm', () => {
    it('that the operator acknowledges is seen so in the bank’s browser at once, and the bank says for itself that it knows', async () => {
      const [operator, bank] = [await open('warehouse', alarmPage()), await open('bank', alarmPage())];
      for (const page of [operator, bank])
        expect(await page.getByText('Active, not acknowledged').first().innerText()).toBe('Active, not acknowledged');
      expect(await bank.getByRole('button', { name: 'Shelve' }).count()).toBe(0);
      await operator.getByRole('button', { name: 'Acknowledge' }).click();
      await operator.getByText('Active, acknowledged').first().waitFor();
      await bank.getByText('Active, acknowledged').first().waitFor();
      await bank
        .getByRole('table', { name: 'Its course' })
        .getByRole('row', { name: /Acknowledged.*洋山恒信/ })
        .waitFor();
      await bank.getByRole('button', { name: 'Acknowledge' }).click();
      await bank.getByRole('button', { name: 'Acknowledge' }).waitFor({ state: 'detached' });
      expect(await axeFindings(bank)).toEqual([]);
      await operator.context().close();
      await bank.context().close();
    });

    it('is shelved by its operator with a reason that the bank reads, and no longer than that', async () => {
      const [operator, bank] = [await open('warehouse', alarmPage()), await open('bank', alarmPage())];
      await operator.getByRole('button', { name: 'Shelve' }).click();
      const dialogue = operator.getByRole('dialog');
      await dialogue.getByRole('button', { name: 'Shelve' }).click();
      await dialogue.getByText('Say why.').waitFor();
      await dialogue.getByLabel('Reason').fill('复称进行中');
      await dialogue.getByRole('button', { name: 'Shelve' }).click();
      await operator.getByRole('button', { name: 'End the shelving' }).waitFor();
      await bank.getByText('复称进行中').waitFor();
      expect(await bank.getByRole('button', { name: 'End the shelving' }).count()).toBe(0);
      await bank.goto(at('alarms'));
      await settled(bank);
      await bank.getByRole('row', { name: /Weight missing.*Shelved/ }).waitFor();
      await bank.getByRole('table', { name: 'Shelved now' }).getByText('复称进行中').waitFor();
      expect(await axeFindings(bank)).toEqual([]);
      await operator.getByRole('button', { name: 'End the shelving' }).click();
      await operator.getByRole('button', { name: 'Shelve' }).waitFor();
      await bank.getByText('Nothing is shelved').waitFor();
      await operator.context().close();
      await bank.context().close();
    });

    it(
      'has a bundle of evidence that anybody proves by the chain alone',
      async () => {
        await anchoredEvidence(stage());
        const page = await open('bank', alarmPage());
        const bundle = await downloaded(page, 'Download the evidence bundle');
        const command = page.getByText(/npx tallystick verify .*--log 0x[0-9a-fA-F]{40}/);
        await command.waitFor();
        const [log = ''] = /0x[0-9a-fA-F]{40}/.exec(await command.innerText()) ?? [];
        expect(await command.innerText()).toContain(bundle.name);
        const { platform } = stage();
        const deployment = join(platform.dataDir, 'deployment.json');
        const args = ['--rpc', await platform.chainUrl(), '--log', log, '--deployment', deployment];
        const { code, stdout } = await runVerify([bundle.path, ...args]);
        expect(stdout).toContain('PROVED');
        expect(code).toBe(0);
        const [apart] = await Promise.all([
          page.waitForEvent('popup'),
          page.getByRole('link', { name: 'Verify a bundle' }).click(),
        ]);
        await apart.getByRole('heading', { name: 'Verify this yourself', level: 1 }).waitFor();
        await page.context().close();
      },
      SLOW_TEST_MS,
    );

    it('is found by what the list is narrowed to, and its address can be sent', async () => {
      const page = await open('bank', at('alarms?state=closed&ruleId=geofence'));
      await page.getByText('No alarm matches').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await page.getByRole('link', { name: 'Weight missing' }).waitFor();
      expect(new URL(page.url()).search).toBe('');
      await page.context().close();
    });
  });

  describe('the operator', () => {
    it('hands in a paper, which the bank sees heard without a reload', async () => {
      const [operator, bank] = [await open('warehouse', at('papers')), await open('bank', at('papers'))];
      expect(await bank.getByRole('button', { name: /Hand in/ }).allInnerTexts()).toEqual(['Hand in: Release order']);
      await operator.getByRole('button', { name: 'Hand in: Opening of a door' }).click();
      const dialogue = operator.getByRole('dialog');
      await dialogue.getByLabel('Door').fill('door-1');
      await dialogue.getByLabel('What you call the paper').fill('night shift');
      await dialogue.getByRole('button', { name: 'Hand in: Opening of a door' }).click();
      const row = { name: /Opening of a door door-1.*Heard.*night shift/ };
      await operator.getByRole('row', row).waitFor();
      await bank.getByRole('row', row).waitFor();
      await operator.context().close();
      await bank.context().close();
    });

    it('changes a rule for a reason, of which the bank is told, and which stays with the version', async () => {
      const operator = await open('warehouse', at('rules'));
      await operator.getByRole('link', { name: 'Door open' }).click();
      await operator.getByRole('button', { name: 'Change' }).click();
      const dialogue = operator.getByRole('dialog');
      await dialogue.getByLabel('Longest open').fill('900000');
      await dialogue.getByLabel('Reason').fill('叉车维修');
      await dialogue.getByRole('button', { name: 'Change' }).click();
      await operator.getByRole('row', { name: /Version 2.*叉车维修/ }).waitFor();
      await operator.getByRole('row', { name: 'Longest open 15 minutes' }).waitFor();
      const bank = await open('bank', '/notices');
      const told = bank.getByRole('row', { name: /Rule changed Door open 叉车维修/ });
      await told.waitFor();
      await bank.getByRole('link', { name: /^Notices: [0-9]+\+? unread$/ }).waitFor();
      expect(await axeFindings(bank)).toEqual([]);
      await bank.getByRole('button', { name: 'Mark all as read' }).click();
      await told.getByText('New').waitFor({ state: 'detached' });
      await operator.context().close();
      await bank.context().close();
    });

    it('names a gateway and makes a code for it, shown once, which nobody else is offered', async () => {
      const page = await open('warehouse', at('gateways'));
      await page.getByRole('button', { name: 'Add a gateway' }).click();
      await page.getByRole('dialog').getByLabel('Gateway').fill('gateway-9');
      await page.getByRole('dialog').getByRole('button', { name: 'Add a gateway' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Make a code: gateway-9' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Make a code: gateway-9' }).click();
      await page.getByText('An enrolment code for one use').waitFor();
      expect(await page.getByRole('dialog').locator('code').innerText()).toMatch(/^\S{40,}$/);
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
      const bank = await open('bank', at('gateways'));
      await bank.getByRole('row', { name: /gateway-9/ }).waitFor();
      expect(await bank.getByRole('button', { name: /code|Settings|Add/ }).count()).toBe(0);
      await page.context().close();
      await bank.context().close();
    });
  });

  it('a person of the operator who may only look finds nothing to press', async () => {
    const page = await stage().signedIn(stage().person('warehouse', 1));
    for (const [address, heading] of [
      [alarmPage(), 'Weight missing: scale-1'],
      [at('gateways'), 'Gateways'],
      [at('papers'), 'Papers'],
      [await addressOf(stage(), 'siteRule'), 'Weight missing: scale-1'],
    ] as const) {
      await page.goto(address);
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      await settled(page);
      const change =
        /Acknowledge|Shelve|Add a gateway|Make a code|Settings|Revoke|Hand in|Take out|^Change$|Switch off/;
      expect(await page.getByRole('main').getByRole('button', { name: change }).count()).toBe(0);
    }
    await page.goto(alarmPage());
    await page.getByText('You may see this and not change it.').waitFor();
    await page.context().close();
  });

  it('a stranger finds no site, and is not told that there is one', async () => {
    const page = await open('core', '/sites');
    await page.getByText('No site yet').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    for (const address of [at(), at('alarms'), alarmPage(), at('gateways'), at('papers')]) {
      await page.goto(address);
      await page.getByRole('alert').first().waitFor();
      expect(await page.locator('main').innerText()).not.toMatch(/洋山|scale-1/);
    }
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  describe.each(LANGUAGES)('in %s', (language) => {
    const isChinese = language === 'zh-CN';
    it.each([
      ['shelves an alarm', alarmPage, isChinese ? '搁置' : 'Shelve'],
      ['names a gateway', () => at('gateways'), isChinese ? '登记网关' : 'Add a gateway'],
      ['tells of a movement', () => at('papers'), isChinese ? '提交出入库作业单' : 'Hand in: Movement'],
      ['takes a device out of service', () => at('papers'), isChinese ? '停用维护' : 'Take out of service'],
    ] as const)(
      'the dialogue that %s is whole, and says what is missing',
      async (_, address, name) => {
        const page = await open('warehouse', address(), language);
        await page.getByRole('button', { name, exact: true }).click();
        const dialogue = page.getByRole('dialog');
        await dialogue.waitFor();
        await settled(page);
        expect(await axeFindings(page)).toEqual([]);
        await dialogue.getByRole('button', { name, exact: true }).click();
        await dialogue.locator('.ant-form-item-explain-error').first().waitFor();
        await settled(page);
        expect(await axeFindings(page)).toEqual([]);
        await page.context().close();
      },
      SLOW_TEST_MS,
    );

    it(
      'the dialogue of a gateway’s settings is whole, and so is that of a rule’s parameters',
      async () => {
        const page = await open('warehouse', at('gateways'), language);
        await page.getByRole('button', { name: isChinese ? '设置：gateway-1' : 'Settings: gateway-1' }).click();
        await page.getByRole('dialog').waitFor();
        await settled(page);
        expect(await axeFindings(page)).toEqual([]);
        await page.goto(await addressOf(stage(), 'siteRule'));
        await settled(page);
        await page.getByRole('button', { name: isChinese ? '修改' : 'Change' }).click();
        await page
          .getByRole('dialog')
          .getByLabel(isChinese ? '容差' : 'Tolerance')
          .waitFor();
        await settled(page);
        expect(await axeFindings(page)).toEqual([]);
        await page.context().close();
      },
      SLOW_TEST_MS,
    );
  });
}
