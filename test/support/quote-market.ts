import { randomUUID } from 'node:crypto';
import type { ActView, components } from '@tallystick/api-client';
import {
  deposit,
  issueOnVerifiedTrade,
  type MovingScene,
  newcomerUscc,
  openProgramme,
  type Participant,
  permitLedger,
  setScene,
} from '@tallystick/stories';
import type { MovingPlatform } from './moving-platform.js';

export type QuoteRequest = components['schemas']['QuoteRequestView'];
type Asked = components['schemas']['QuoteRequestRequest'];
type Quoted = components['schemas']['QuoteDraftRequest'];

const DAY_MS = 86_400_000;

/** A seller, two banks that would buy, and everybody's way to ask and to answer. */
export class QuoteMarket {
  private serial = 0;

  private constructor(
    readonly scene: MovingScene,
    readonly bank: Participant,
    readonly rival: Participant,
  ) {}

  static async on(platform: MovingPlatform): Promise<QuoteMarket> {
    const scene = await setScene(platform.world);
    const { core, verifier, settlementBank, bank } = scene.cast;
    const newcomer = {
      name: '东陆银行股份有限公司',
      uscc: newcomerUscc('91310000MA1BQ0', 1),
      roles: ['bank'] as const,
    };
    const rival = await scene.onboarding.onboard(newcomer);
    await openProgramme(rival, core, verifier);
    await deposit(settlementBank, rival);
    await permitLedger(rival);
    return new QuoteMarket(scene, bank, rival);
  }

  get seller(): Participant {
    return this.scene.cast.supplier;
  }

  /** On no bank's line. @returns the receivable's id */
  issued(dueInDays = 60): Promise<string> {
    this.serial += 1;
    const terms = { dueInMs: dueInDays * DAY_MS, isUndrawn: true };
    return issueOnVerifiedTrade(this.scene, `QUOTES-${this.serial}`, terms);
  }

  ask(
    receivable: string,
    terms: Partial<Asked> = {},
    by = this.seller,
    key: string = randomUUID(),
  ): Promise<QuoteRequest> {
    const banks = [this.bank.party, this.rival.party];
    const body: Asked = { receivable, from: '0', kind: 'purchase', banks, ...terms };
    const { client } = by;
    const params = { header: { 'idempotency-key': key } };
    return client.call(client.routes.POST('/v1/quote-requests', { body, params }));
  }

  read(id: string, { client }: Participant): Promise<QuoteRequest> {
    return client.call(client.routes.GET('/v1/quote-requests/{id}', { params: { path: { id } } }));
  }

  async list({ client }: Participant, query: Readonly<Record<string, string>> = {}): Promise<readonly QuoteRequest[]> {
    return (await client.call(client.routes.GET('/v1/quote-requests', { params: { query } }))).items;
  }

  quote(id: string, { client }: Participant, body: Quoted): Promise<ActView> {
    return client.call(client.routes.POST('/v1/quote-requests/{id}/quotes', { params: { path: { id } }, body }));
  }

  /** Quotes, checks what comes back against the price that was reckoned, and signs. */
  async signedQuote(id: string, bank: Participant, body: Quoted, priceMinor: string): Promise<ActView> {
    const act = await this.quote(id, bank, body);
    return bank.client.sign(act, bank.signer, { buyer: bank.party, price: priceMinor });
  }

  decline(id: string, { client }: Participant, reason: string): Promise<QuoteRequest> {
    const request = { params: { path: { id } }, body: { reason } };
    return client.call(client.routes.POST('/v1/quote-requests/{id}/declines', request));
  }

  withdraw(id: string, { client }: Participant): Promise<QuoteRequest> {
    return client.call(client.routes.POST('/v1/quote-requests/{id}/withdrawal', { params: { path: { id } } }));
  }
}
