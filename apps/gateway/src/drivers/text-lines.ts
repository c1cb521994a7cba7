import { ReadingUnsound } from '../gateway-errors.js';
import { type Message, parseExactJson } from './exact-json.js';

export const LINE_FORMATS = ['csv', 'json-lines'] as const;
export type LineFormat = (typeof LINE_FORMATS)[number];

/** The fields of a line of CSV (RFC 4180 without line breaks inside of fields). @throws ReadingUnsound */
export function splitCsv(line: string): readonly string[] {
  const fields: string[] = [];
  const field = /(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))(?=,|$)/y;
  while (field.lastIndex < line.length || fields.length === 0) {
    const match = field.exec(line);
    if (!match) throw new ReadingUnsound('expected CSV: commas between fields, quotes around those with commas');
    fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[0] === '' && field.lastIndex >= line.length) break;
  }
  return fields;
}

/** @param header the file's first line; of CSV it names the fields. @throws ReadingUnsound */
export function messageOfLine(line: string, format: LineFormat, header: string): Message {
  if (format === 'json-lines') return parseExactJson(line);
  const names = splitCsv(header);
  const fields = splitCsv(line);
  if (fields.length !== names.length) throw new ReadingUnsound(`expected ${names.length} fields, as in the first line`);
  return Object.fromEntries(names.map((name, place) => [name.trim(), fields[place]?.trim() ?? '']));
}
