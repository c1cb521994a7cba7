import { JsonReader } from '../json/json-reader.js';
import type { JsonValue } from '../json/read-json.js';
import type { Finding } from '../finding.js';
import { readEpcisDocument } from './read-epcis.js';
import type { TradeRecord } from './trade-record.js';

/** What a record of JSON is told by. */
export function readJsonRecord(
  value: JsonValue,
  maxValueCharacters: number,
): { readonly record?: TradeRecord; readonly findings: readonly Finding[] } {
  const reader = new JsonReader(maxValueCharacters);
  const root = reader.object(value);
  if (root && (root.type === 'EPCISDocument' || root.type === 'EPCISQueryDocument')) {
    return { record: readEpcisDocument(reader, root), findings: reader.findings };
  }
  reader.report(
    'record-unknown',
    'error',
    '$',
    'read is an object whose "type" is EPCISDocument or EPCISQueryDocument',
  );
  return { findings: reader.findings };
}
