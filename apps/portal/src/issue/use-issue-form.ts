import { parseCalendarDate } from '@tallystick/kernel';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ActView } from '../drafting/draft-check.js';
import { useDrafting } from '../drafting/use-drafting.js';
import { NOBODY } from '../parties/typed-party.js';
import { pathOf } from '../path-of.js';
import { useInvoices, useProgrammes } from './issue-doors.js';
import { plannedIssue, type Programme, readIssue, todayInShanghai } from './issue-terms.js';
import type { Invoice } from './invoices.js';
import type { IssueSide } from './sides.js';

/** What is filled in, what it means, and what is done with it. */
export function useIssueForm(side: IssueSide) {
  const navigate = useNavigate();
  const [counterparty, setCounterparty] = useState(NOBODY);
  // Whoever comes from an invoice's own page has chosen it there.
  const [search] = useSearchParams();
  const [verification, setVerification] = useState(search.get('verification') ?? undefined);
  const [typed, setTyped] = useState({ face: '', dueDate: '' });
  const [line, setLine] = useState<string>();
  const [isTried, setTried] = useState(false);
  const invoices = useInvoices(side, counterparty.party);
  const programmes = useProgrammes();
  const drafting = useDrafting();
  const offered = ([act]: readonly ActView[]) => act && void navigate(pathOf('act', act.id));
  const today = todayInShanghai(Date.now());
  const invoice = invoices.data?.find((one) => one.verification === verification);
  const lines = linesFor(invoice, programmes.data?.items ?? []);
  const programme = lines.find((one) => one.programme === line);
  const read = readIssue(typed, invoice, programme, today);
  const isLost = counterparty.text.trim() !== '' && counterparty.party === undefined;
  const submit = () => {
    setTried(true);
    if (isLost || Object.keys(read.faults).length > 0 || !invoice || read.faceMinor === undefined) return false;
    const dueDate = parseCalendarDate(typed.dueDate);
    const agreed = { invoice, faceMinor: read.faceMinor, dueDate, programme: programme?.programme ?? '0' };
    drafting.mutate([plannedIssue(agreed)], { onSuccess: offered });
    return true;
  };
  return {
    ...{ counterparty, setCounterparty, invoices, invoice, setVerification, typed, setTyped, today },
    ...{ lines, programme, setLine, read, drafting, submit, isTried, isLost },
  };
}

const linesFor = (invoice: Invoice | undefined, programmes: readonly Programme[]) =>
  programmes.filter(
    ({ open, debtor, currency }) => open && debtor === invoice?.debtor && currency === invoice.currency,
  );
