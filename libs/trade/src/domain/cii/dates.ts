import type { CalendarDate } from '@tallystick/kernel';
import type { Period } from '../documents/invoice-terms.js';
import type { Located } from '../finding.js';
import type { PaperReader } from '../reading/paper-reader.js';
import type { XmlElement } from '../xml/xml-element.js';

/** UNCL 2379: a day as YYYYMMDD, the one form of a date that EN 16931-3-3 lets an invoice have. */
const DAY_FORMAT = '102';

/** @param element the element around the date's string */
export function readDay(reader: PaperReader, element: XmlElement | undefined): Located<CalendarDate> | undefined {
  const string = reader.one(element, 'udt:DateTimeString') ?? reader.one(element, 'qdt:DateTimeString');
  const text = reader.value(string);
  if (!string || text === '') return undefined;
  const format = string.attributes.get('format') ?? DAY_FORMAT;
  if (format !== DAY_FORMAT || !/^[0-9]{8}$/.test(text)) {
    reader.fail('date-malformed', string.where, `"${text.slice(0, 40)}" is no day as YYYYMMDD (format 102)`);
  }
  return reader.day(text.replace(/^([0-9]{4})([0-9]{2})([0-9]{2})$/, '$1-$2-$3'), string.where);
}

export function readPeriod(reader: PaperReader, period: XmlElement | undefined): Period | undefined {
  if (!period) return undefined;
  return {
    start: readDay(reader, reader.one(period, 'ram:StartDateTime')),
    end: readDay(reader, reader.one(period, 'ram:EndDateTime')),
    where: period.where,
  };
}
