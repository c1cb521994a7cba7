import { dateInShanghai } from '@tallystick/kernel';
import { Loaded, Page, useConnection } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { useWords } from '../words/index.js';
import { Accounts } from './accounts.js';
import { isMonth } from './calendar.js';
import { Disputed } from './disputed.js';
import { type Due, duesOf } from './due.js';
import { Month } from './month.js';
import { Months } from './months.js';
import { Overdue, Settled } from './receivables-by-state.js';
import './settlement.css';

const MONTH = 'month';

/** What is due, to whom and when; what is late, disputed, or paid. */
export function Settlement() {
  const connection = useConnection();
  const { settlement: words } = useWords();
  const [params, setParams] = useSearchParams();
  const months = useQuery({
    queryKey: ['position'],
    queryFn: () => connection.call(connection.routes.GET('/v1/position')),
    select: duesOf,
  });
  const asked = params.get(MONTH);
  const choose = (month: string) => setParams({ [MONTH]: month }, { replace: true });
  return (
    <Page title={words.title} about={words.about}>
      <Loaded query={months}>
        {(dues) => {
          const month = isMonth(asked) ? asked : nextDue(dues);
          return (
            <>
              <Months dues={dues} chosen={month} onChoose={choose} />
              {dues.length > 0 && <Month month={month} onChoose={choose} />}
            </>
          );
        }}
      </Loaded>
      <Overdue />
      <div className="pt-settlement-pair">
        <Disputed />
        <Accounts />
      </div>
      <Settled />
    </Page>
  );
}

/** Where something falls due next; what is late is listed by itself. */
function nextDue(dues: readonly Due[]): string {
  const now = dateInShanghai(Date.now() / 1000).slice(0, 7);
  return dues.find(({ month }) => month >= now)?.month ?? dues.at(-1)?.month ?? now;
}
