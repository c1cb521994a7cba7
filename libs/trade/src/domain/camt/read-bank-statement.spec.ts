import { describe, expect, it } from '@jest/globals';
import { submit } from '../../testing/a-trade.js';

interface Bent {
  readonly version?: string;
  readonly closing?: string;
  readonly detail?: string;
  readonly currency?: string;
}

const IBAN = 'DE89 3704 0044 0532 0130 00';
function read(xml: string) {
  const { record, findings } = submit('statement.xml', xml);
  return { statement: record?.kind === 'bank-statement' ? record.statement : undefined, findings };
}
const balance = (code: string, amount: string) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>`;

/** 100.00 + 50.00 paid in - 20.00 sent back; 7.00 still pending. */
function statement({ version = '08', closing = '130.00', detail = '50.00', currency = 'EUR' }: Bent = {}): string {
  const isOld = version === '02';
  const status = (code: string) => (isOld ? `<Sts>${code}</Sts>` : `<Sts><Cd>${code}</Cd></Sts>`);
  const payer = isOld ? '<Nm>Core AG</Nm>' : '<Pty><Nm>Core AG</Nm></Pty>';
  const amount = `<Amt Ccy="${currency}">${detail}</Amt>`;
  const entry = (sum: string, way: string, code: string, more = '') =>
    `<Ntry><Amt Ccy="EUR">${sum}</Amt><CdtDbtInd>${way}</CdtDbtInd>${more.startsWith('<Rvsl') ? more : ''}${status(code)}` +
    `<BookgDt><Dt>2026-09-01</Dt></BookgDt><ValDt><DtTm>2026-09-02T08:00:00Z</DtTm></ValDt>${more.startsWith('<Ntry') ? more : ''}</Ntry>`;
  const details =
    '<NtryDtls><TxDtls><Refs><EndToEndId>E2E-1</EndToEndId></Refs>' +
    (isOld ? `<AmtDtls><TxAmt>${amount}</TxAmt></AmtDtls>` : amount) +
    `<RltdPties><Dbtr>${payer}</Dbtr><DbtrAcct><Id><Othr><Id>12-34</Id></Othr></Id></DbtrAcct></RltdPties>` +
    '<RmtInf><Ustrd>thanks</Ustrd><Strd><RfrdDocInf><Tp><CdOrPrtry><Cd>CINV</Cd></CdOrPrtry></Tp><Nb>INV-1</Nb></RfrdDocInf>' +
    `<RfrdDocAmt><DscntApldAmt${isOld ? ' Ccy="EUR">1.00' : '><Amt Ccy="EUR">1.00</Amt>'}</DscntApldAmt><RmtdAmt Ccy="EUR">50.00</RmtdAmt></RfrdDocAmt>` +
    '</Strd></RmtInf></TxDtls></NtryDtls>';
  return (
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><GrpHdr><MsgId>M-1</MsgId></GrpHdr>` +
    `<Stmt><Id>S-1</Id><Acct><Id><IBAN>${IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>${balance('OPBD', '100.00')}${balance('CLBD', closing)}` +
    `${entry('50.00', 'CRDT', 'BOOK', details)}${entry('20.00', 'DBIT', 'BOOK', '<RvslInd>true</RvslInd>')}${entry('7.00', 'CRDT', 'PDNG')}` +
    '</Stmt></BkToCstmrStmt></Document>'
  );
}

const rules = (bent: Bent) => read(statement(bent)).findings.map(({ rule, severity }) => `${rule}: ${severity}`);

describe('a bank statement', () => {
  it.each(['02', '04', '08', '13'])('is read from version 001.%s', (version) => {
    const { statement: found, findings } = read(statement({ version }));
    expect(findings).toEqual([]);
    expect(found).toMatchObject({ form: 'statement', number: { value: 'M-1' } });
    const entries = found?.accounts[0]?.entries ?? [];
    expect(found?.accounts[0]?.account).toBe('DE89370400440532013000');
    expect(entries.map(({ status, direction, isReversal }) => ({ status, direction, isReversal }))).toEqual([
      { status: 'BOOK', direction: 'credit', isReversal: false },
      { status: 'BOOK', direction: 'debit', isReversal: true },
      { status: 'PDNG', direction: 'credit', isReversal: false },
    ]);
    const money = (amountMinor: bigint) => ({ value: { amountMinor, currency: { code: 'EUR' } } });
    expect(entries[0]).toMatchObject({
      bookedOn: { value: '2026-09-01' },
      valueOn: { value: '2026-09-02' },
      details: [
        {
          references: { endToEndId: 'E2E-1', uetr: '' },
          amount: money(5000n),
          payer: { party: { name: 'Core AG' }, account: '1234' },
          texts: ['thanks'],
          remittances: [
            { documents: [{ type: 'CINV', number: 'INV-1' }], remitted: money(5000n), discount: money(100n) },
          ],
        },
      ],
    });
  });

  it('does not add up when opening balance and booked entries make another closing one; what is pending counts nothing', () => {
    expect(rules({ closing: '137.00' })).toEqual(['statement-balance: error']);
  });

  it('wants a person to look where details do not make their entry, unless they are in the payer’s currency', () => {
    expect(rules({ detail: '49.00' })).toEqual(['statement-details: warning']);
    expect(rules({ detail: '49.00', currency: 'USD' })).toEqual([]);
  });

  it('is read as a notification, which has no balances', () => {
    const xml = statement()
      .replaceAll('camt.053', 'camt.054')
      .replaceAll('BkToCstmrStmt', 'BkToCstmrDbtCdtNtfctn')
      .replaceAll(/<(\/?)Stmt>/g, '<$1Ntfctn>')
      .replaceAll(/<Bal>.*?<\/Bal>/g, '');
    const { statement: found, findings } = read(xml);
    expect(findings).toEqual([]);
    expect(found).toMatchObject({ form: 'notification', accounts: [{ opening: undefined, closing: undefined }] });
  });

  it.each([
    ['another message', statement().replace('camt.053', 'camt.052'), 'paper-unknown'],
    ['a version that nobody read yet', statement({ version: '99' }), 'paper-unknown'],
    ['an amount below zero', statement().replace('>50.00<', '>-50.00<'), 'amount-negative'],
    ['an amount without a currency', statement().replace('<Amt Ccy="EUR">7', '<Amt>7'), 'currency-missing'],
    ['a way that money cannot go', statement().replace('>DBIT<', '>BOTH<'), 'direction-unknown'],
    ['an account without a number', statement().replace(IBAN, ''), 'account-missing'],
    ['a document type', `<!DOCTYPE a>${statement()}`, 'xml-doctype'],
  ])('is not read with %s', (_case, xml, rule) => {
    const { statement: found, findings } = read(xml);
    expect(found).toBeUndefined();
    expect(findings.map((finding) => finding.rule)).toContain(rule);
  });
});
