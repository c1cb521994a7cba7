import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { readSettings } from '../config/settings.js';
import { LOG_SETTINGS, logSettingsOf } from './log-settings.js';
import { openProcessLog } from './open-process-log.js';
import { inRequest, requestIdOf } from './request-context.js';

const secrets = {
  DATABASE_URL: 'postgres://user:pass-Planted%2F1@db.example/tallystick',
  RELAYER_KEYS: `0x${'a1'.repeat(32)},0x${'b2'.repeat(32)}`,
  NULLIFIER_KEYS: `1:0x${'c3'.repeat(32)}`,
  VERIFIER_TOKEN: 'token-planted-in-settings',
  BLIND_KEY_SEED: 'd4'.repeat(32),
};
const planted = ['pass-Planted', 'a1a1', 'b2b2', 'c3c3', 'd4d4', 'token-planted', 'bearer-planted', 'form-planted'];

function written(environment: Readonly<Record<string, string>>, work: (log: Logger) => void): string {
  let text = '';
  const keep = (chunk: unknown) => ((text += String(chunk)), true);
  for (const stream of [process.stdout, process.stderr]) {
    jest.spyOn(stream, 'write').mockImplementation(keep);
  }
  openProcessLog('api', environment);
  try {
    work(new Logger('test'));
  } finally {
    jest.restoreAllMocks();
  }
  return text;
}

afterEach(() => {
  Logger.overrideLogger(false);
});

function sayAll(log: Logger): void {
  const texts = [
    ...Object.values(secrets),
    'pass-Planted/1',
    'Authorization: Bearer bearer-planted-0123456789',
    'grant_type=client_credentials&client_secret=form-planted-0123',
    'mqtts://u:form-planted-0123@broker',
  ];
  for (const text of texts) {
    log.log(text);
    log.warn({ said: { text } });
    log.error('failed', `Error: ${text}\n    at place (file.js:1:1)`);
    log.log('said', { text, list: [text] });
    log.error(new Error(text, { cause: new Error(text) }));
  }
}

describe('a process’s log', () => {
  it.each(['json', 'text'])('has no secret of its settings or of a request, as %s', (format) => {
    const text = written({ ...secrets, LOG_FORMAT: format }, sayAll);
    expect(text).toContain('[secret]');
    for (const one of planted) expect(text).not.toContain(one);
  });

  it('is one object a line, which tells the process and the request', () => {
    const text = written({ LOG_FORMAT: 'json' }, (log) => {
      inRequest({ requestId: 'request-1' }, () => log.log('said "so"\nin two lines', { party: '7' }));
      log.warn('outside');
    });
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toEqual([
      expect.objectContaining({
        ...{ process: 'api', level: 'log', context: 'test', message: 'said "so"\nin two lines' },
        ...{ requestId: 'request-1', party: '7', time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) },
      }),
      expect.not.objectContaining({ requestId: expect.anything() }),
    ]);
  });

  it('leaves out what is less grave than its level', () => {
    const text = written({ LOG_LEVEL: 'warn' }, (log) => {
      log.log('not this');
      log.warn('but this');
    });
    expect(text).not.toContain('not this');
    expect(text).toContain('but this');
  });

  it('is kept with settings at fault, which are told with all others', () => {
    expect(logSettingsOf({ LOG_FORMAT: 'xml' })).toEqual({ format: 'text', level: 'log' });
    expect(() => readSettings(LOG_SETTINGS, { LOG_FORMAT: 'xml', LOG_LEVEL: 'loud' })).toThrow(
      /LOG_FORMAT: expected text or json[^]*LOG_LEVEL: expected one of error, warn, log, debug/,
    );
  });
});

describe('a request’s id', () => {
  it('is the caller’s if it is well formed, and else our own', () => {
    expect(requestIdOf({ headers: { 'x-request-id': 'erp-2026.11_28-42' } })).toBe('erp-2026.11_28-42');
    for (const given of [
      undefined,
      '',
      'short',
      'a b c d e f',
      'x'.repeat(65),
      'line\nbreak-in-id',
      '{"level":"error"}',
    ]) {
      expect(requestIdOf({ headers: { 'x-request-id': given } })).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});
