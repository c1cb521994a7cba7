import { describe, expect, it } from '@jest/globals';
import { seenEnvironment } from './seen-environment.js';

describe('how services are seen', () => {
  it('is for all of them as it is given, with a port for each', () => {
    const given = { LOG_FORMAT: 'json', METRICS_PORT: '9400', METRICS_HOST: '::1', DATABASE_URL: 'postgres://other' };
    expect(seenEnvironment('api', given)).toEqual({ LOG_FORMAT: 'json', METRICS_HOST: '::1', METRICS_PORT: '9400' });
    expect(seenEnvironment('verifier', given).METRICS_PORT).toBe('9403');
  });

  it('opens no port unasked, and leaves what is no port for the service to refuse', () => {
    expect(seenEnvironment('worker', { METRICS_PORT: '' })).toEqual({});
    expect(seenEnvironment('worker', { METRICS_PORT: 'all' })).toEqual({ METRICS_PORT: 'all' });
  });
});
