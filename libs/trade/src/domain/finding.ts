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

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}
