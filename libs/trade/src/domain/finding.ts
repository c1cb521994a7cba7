/** `error`: the paper contradicts itself or cannot be relied on; `warning`: a person should look; `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** What reading or reckoning one paper found. */
export interface Finding {
  /** An EN 16931 or Peppol id where one applies (`BR-CO-15`), else a kebab-case id of ours. */
  readonly rule: string;
  readonly severity: Severity;
  /** `line:column path`, or the empty string when it is about the whole file. */
  readonly where: string;
  readonly message: string;
}

/** A value read from a paper, with its place there, so that a finding can point at it. */
export interface Located<T> {
  readonly value: T;
  readonly where: string;
}

const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];
export const WORST_FINDINGS = [...SEVERITIES, 'none'] as const;

/** The worst severity of all; `none` where nothing was found. */
export function worstOf(findings: readonly Finding[]): (typeof WORST_FINDINGS)[number] {
  const found = new Set(findings.map(({ severity }) => severity));
  return SEVERITIES.find((severity) => found.has(severity)) ?? 'none';
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
