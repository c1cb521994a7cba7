import { Loaded, Panel, useConnection, useFormats } from '@tallystick/web-kit';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useWords } from '../words/index.js';
import { monthBeside } from './calendar.js';
import { CsvOfDues } from './csv-of-dues.js';
import { DaysTable } from './days-table.js';
import { duesOf } from './due.js';
import { MonthCalendar } from './month-calendar.js';

interface MonthTerms {
  readonly month: string;
  readonly onChoose: (month: string) => void;
}

/** A month's days, drawn as a calendar, with the table that says the same. */
export function Month({ month, onChoose }: MonthTerms) {
  const connection = useConnection();
  const { settlement: words } = useWords();
  const { month: monthText } = useFormats();
  const days = useQuery({
    queryKey: ['position', month],
    queryFn: () => connection.call(connection.routes.GET('/v1/position', { params: { query: { month } } })),
    select: duesOf,
  });
  const actions = (
    <>
      <Button size="small" onClick={() => onChoose(monthBeside(month, -1))}>
        {words.earlier}
      </Button>
      <Button size="small" onClick={() => onChoose(monthBeside(month, 1))}>
        {words.later}
      </Button>
    </>
  );
  return (
    <Loaded query={days}>
      {(dues) => (
        <div className="pt-month">
          <Panel title={words.calendar(monthText(month))} actions={actions} isFlush>
            <MonthCalendar month={month} dues={dues} />
          </Panel>
          <Panel title={words.days(monthText(month))} actions={<CsvOfDues month={month} dues={dues} />} isFlush>
            <DaysTable month={month} dues={dues} />
          </Panel>
        </div>
      )}
    </Loaded>
  );
}
