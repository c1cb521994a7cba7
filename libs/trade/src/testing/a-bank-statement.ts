/** An entry of a bank statement that a test writes. */
export interface WrittenEntry {
  readonly amount: string;
  readonly way?: 'CRDT' | 'DBIT';
  readonly isReversal?: boolean;
  readonly status?: string;
  /** `YYYY-MM-DD`. */
  readonly valueOn?: string;
  readonly servicerReference?: string;
  readonly endToEndId?: string;
  /** Of remittance information that was sent apart. */
  readonly remittanceId?: string;
  readonly text?: string;
  /** Structured remittance: each invoice number with the amount for it, if said. */
  readonly invoices?: readonly { readonly number: string; readonly amount?: string; readonly type?: string }[];
  readonly payer?: string;
  readonly payee?: string;
  readonly payeeAccount?: string;
}

export interface WrittenStatement {
  readonly number?: string;
  readonly account?: string;
  readonly currency?: string;
  /** A camt.054, which has no balances. */
  readonly isNotification?: boolean;
  /** What it says instead of what the entries make. */
  readonly closing?: string;
  readonly entries: readonly WrittenEntry[];
}

/** A camt.053.001.08, or a camt.054, of one account that had 1,000,000.00 before. */
export function writeBankStatement({
  number = 'ST-1',
  account = 'CN00 1234',
  currency = 'CNY',
  ...rest
}: WrittenStatement): string {
  const { isNotification = false, closing, entries } = rest;
  const [message, root, report] = isNotification
    ? ['camt.054', 'BkToCstmrDbtCdtNtfctn', 'Ntfctn']
    : ['camt.053', 'BkToCstmrStmt', 'Stmt'];
  const money = (amount: string, name = 'Amt') => `<${name} Ccy="${currency}">${amount}</${name}>`;
  const balance = (code: string, amount: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${money(amount)}<CdtDbtInd>CRDT</CdtDbtInd></Bal>`;
  const moved = entries
    .filter(({ status = 'BOOK' }) => status === 'BOOK')
    .reduce(
      (sum, { amount, way = 'CRDT' }) => sum + (way === 'CRDT' ? 1 : -1) * Math.round(Number(amount) * 100),
      100_000_000,
    );
  const balances = isNotification
    ? ''
    : balance('OPBD', '1000000.00') + balance('CLBD', closing ?? (moved / 100).toFixed(2));
  return (
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${message}.001.08"><${root}><GrpHdr><MsgId>${number}</MsgId></GrpHdr>` +
    `<${report}><Id>${number}</Id><Acct><Id><Othr><Id>${account}</Id></Othr></Id><Ccy>${currency}</Ccy></Acct>${balances}` +
    `${entries.map((entry) => writeEntry(entry, money)).join('')}</${report}></${root}></Document>`
  );
}

function writeEntry(entry: WrittenEntry, money: (amount: string, name?: string) => string): string {
  const {
    amount,
    way = 'CRDT',
    isReversal = false,
    status = 'BOOK',
    valueOn = '2026-11-02',
    servicerReference = '',
  } = entry;
  const reference = servicerReference ? `<AcctSvcrRef>${servicerReference}</AcctSvcrRef>` : '';
  return (
    `<Ntry>${money(amount)}<CdtDbtInd>${way}</CdtDbtInd>${isReversal ? '<RvslInd>true</RvslInd>' : ''}<Sts><Cd>${status}</Cd></Sts>` +
    `<BookgDt><Dt>${valueOn}</Dt></BookgDt><ValDt><Dt>${valueOn}</Dt></ValDt>${reference}` +
    `<NtryDtls><TxDtls>${writeDetail(entry, money)}</TxDtls></NtryDtls></Ntry>`
  );
}

function writeDetail(entry: WrittenEntry, money: (amount: string, name?: string) => string): string {
  const {
    amount,
    endToEndId = 'NOTPROVIDED',
    remittanceId = '',
    text = '',
    invoices = [],
    payer = '',
    payee = '',
    payeeAccount = '',
  } = entry;
  const party = (name: string, role: string) => (name ? `<${role}><Pty><Nm>${name}</Nm></Pty></${role}>` : '');
  const account = payeeAccount ? `<CdtrAcct><Id><Othr><Id>${payeeAccount}</Id></Othr></Id></CdtrAcct>` : '';
  const structured = invoices.map(
    (one) =>
      `<Strd><RfrdDocInf><Tp><CdOrPrtry><Cd>${one.type ?? 'CINV'}</Cd></CdOrPrtry></Tp><Nb>${one.number}</Nb></RfrdDocInf>` +
      `${one.amount ? `<RfrdDocAmt>${money(one.amount, 'RmtdAmt')}</RfrdDocAmt>` : ''}</Strd>`,
  );
  const apart = remittanceId ? `<RltdRmtInf><RmtId>${remittanceId}</RmtId></RltdRmtInf>` : '';
  const free = text ? `<Ustrd>${text}</Ustrd>` : '';
  return (
    `<Refs><EndToEndId>${endToEndId}</EndToEndId></Refs>${money(amount)}` +
    `<RltdPties>${party(payer, 'Dbtr')}${party(payee, 'Cdtr')}${account}</RltdPties>${apart}<RmtInf>${free}${structured.join('')}</RmtInf>`
  );
}
