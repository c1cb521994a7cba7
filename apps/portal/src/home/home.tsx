import { Loaded, Page, useConnection, usePerson } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../words/index.js';
import { TourButton } from '../tour/tour-button.js';
import { DueSoon } from './due-soon.js';
import { FaultyDocuments } from './faulty-documents.js';
import { FirstSteps } from './first-steps.js';
import './home.css';
import { MonthsTable } from './months-table.js';
import { QuotesWaiting } from './quotes-waiting.js';
import { Totals } from './totals.js';
import { WaitingActs } from './waiting-acts.js';

/** What needs this person now, and how their organisation stands. */
export function Home() {
  const connection = useConnection();
  const { name } = usePerson();
  const { home } = useWords();
  const position = useQuery({
    queryKey: ['position'],
    queryFn: () => connection.call(connection.routes.GET('/v1/position')),
  });
  return (
    <Page title={home.title} about={home.greeting(name)} actions={<TourButton />}>
      <WaitingActs />
      <QuotesWaiting />
      <FaultyDocuments />
      <Loaded query={position}>
        {({ held, owed }) => (
          <>
            <Totals held={held} owed={owed} />
            {held.length + owed.length === 0 ? <FirstSteps /> : <DueSoon />}
            {held.length > 0 && <MonthsTable title={home.heldTitle} rows={held} isHeld />}
            {owed.length > 0 && <MonthsTable title={home.owedTitle} rows={owed} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
