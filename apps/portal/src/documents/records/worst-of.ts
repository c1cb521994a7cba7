import type { components } from '@tallystick/api-client/browser';

const SEVERITIES = ['error', 'warning', 'info'] as const;

/** The worst severity of all; `none` where nothing was found. Of documents the service says it. */
export const worstOf = (findings: readonly components['schemas']['FindingView'][]) =>
  SEVERITIES.find((one) => findings.some(({ severity }) => severity === one)) ?? 'none';
