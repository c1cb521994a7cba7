import { useFormats } from '@tallystick/web-kit';
import { useWords } from '../words/index.js';
import { weeksOf } from './calendar.js';
import { type Due, sumsOf } from './due.js';

interface MonthCalendarTerms {
  readonly month: string;
  readonly dues: readonly Due[];
}

/** The month as people know it; a native table, so that a day is heard with its weekday. */
export function MonthCalendar({ month, dues }: MonthCalendarTerms) {
  const { settlement: words } = useWords();
  const { month: monthText } = useFormats();
  const byDay = Map.groupBy(dues, ({ day }) => day);
  return (
    <div className="pt-calendar-frame">
      <table className="pt-calendar">
        <caption className="tk-unseen">{words.calendar(monthText(month))}</caption>
        <thead>
          <tr>
            {words.weekdays.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((day, place) => (
                <td key={day ?? place} className={day === undefined ? 'pt-no-day' : undefined}>
                  {day !== undefined && <DayOf day={day} dues={byDay.get(day) ?? []} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DayOf({ day, dues }: { readonly day: string; readonly dues: readonly Due[] }) {
  const { settlement: words } = useWords();
  const { money } = useFormats();
  return (
    <>
      <time dateTime={day}>{Number(day.slice(-2))}</time>
      {sumsOf(dues).map(({ side, currency, amountMinor }) => (
        <span key={`${side} ${currency}`} className={`pt-due-note pt-due-${side}`}>
          <small>
            {words[side]} {currency}
          </small>
          <span className="tk-num">{money(amountMinor, currency)}</span>
        </span>
      ))}
    </>
  );
}
