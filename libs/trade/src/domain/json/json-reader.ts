import type { FindingRule } from '../finding-rules.js';
import type { Finding, Severity } from '../finding.js';
import type { JsonObject, JsonValue } from './read-json.js';

/** Takes values out of one record and keeps what was wrong with them. */
export class JsonReader {
  readonly findings: Finding[] = [];

  constructor(private readonly maxValueCharacters: number) {}

  report(rule: FindingRule, severity: Severity, where: string, message: string): void {
    this.findings.push({ rule, severity, where, message });
  }

  object(value: JsonValue | undefined): JsonObject | undefined {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  }

  list(value: JsonValue | undefined): readonly JsonValue[] {
    return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
  }

  objects(value: JsonValue | undefined): readonly JsonObject[] {
    return this.list(value).flatMap((entry): JsonObject[] => {
      const object = this.object(entry);
      return object ? [object] : [];
    });
  }

  /** The text, or the empty string where there is none; one that is too long is an error and counts as none. */
  text(value: JsonValue | undefined, where: string): string {
    if (typeof value !== 'string') return '';
    if (value.length <= this.maxValueCharacters) return value;
    this.report('value-too-long', 'error', where, `longer than ${this.maxValueCharacters} characters`);
    return '';
  }
}
