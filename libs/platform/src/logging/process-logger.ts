import { ConsoleLogger } from '@nestjs/common';
import { LOG_LEVELS, type LogSettings } from './log-settings.js';
import { currentRequestId } from './request-context.js';

/**
 * Nest's logger with what ours say besides: the process, the request, the time as ISO 8601. Every line passes the mask, whoever wrote it, as
 * the last thing before it is printed.
 */
export class ProcessLogger extends ConsoleLogger {
  constructor(
    private readonly process: string,
    private readonly format: LogSettings,
    private readonly mask: (text: string) => string,
  ) {
    const isJson = format.format === 'json';
    super({
      json: isJson,
      logLevels: [...LOG_LEVELS.slice(0, LOG_LEVELS.indexOf(format.level) + 1), 'fatal'],
      flattenParams: true,
      ...(isJson ? { colors: false, compact: true } : {}),
    });
  }

  protected override getJsonLogObject(...given: Parameters<ConsoleLogger['getJsonLogObject']>) {
    const { timestamp, ...line } = super.getJsonLogObject(...given);
    const requestId = currentRequestId();
    const known = { time: new Date(timestamp).toISOString(), process: this.process };
    // What a caller of the logger says of a request, in its own line, goes before what is known from around it.
    return { ...known, ...(requestId === undefined ? {} : { requestId }), ...line, timestamp };
  }

  protected override stringifyJsonLogObject(line: Record<string, unknown>): string {
    const { timestamp: _, ...told } = line;
    return this.mask(super.stringifyJsonLogObject(told));
  }

  protected override formatMessage(...given: Parameters<ConsoleLogger['formatMessage']>): string {
    const requestId = currentRequestId();
    const line = super.formatMessage(...given);
    return this.mask(requestId === undefined ? line : line.replace(/\n$/, ` request=${requestId}\n`));
  }

  protected override printStackTrace(stack: string): void {
    super.printStackTrace(stack ? this.mask(stack) : stack);
  }

  get isJson(): boolean {
    return this.format.format === 'json';
  }
}
