import type { AuditReport } from '@tallystick/chain';

/** The findings for a person, a line each, and last what was looked at. */
export function describeAudit({ findings, blocks, acts }: AuditReport): string {
  const lines = findings.map(({ kind, where, message }) => `${kind}: ${where}: ${message}`);
  const looked = `${blocks} blocks with ${acts} signed acts run again`;
  const verdict = findings.length === 0 ? 'nothing else is there' : `${findings.length} findings`;
  return [...lines, `${looked}: ${verdict}`].map(withoutControls).join('\n');
}

/** What a node or a database says may be anybody's text: none of it may steer the terminal. */
function withoutControls(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}]/gu, '\uFFFD');
}
