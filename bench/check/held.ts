import { holdToSchematron, openSchematron, submitPaper } from '@tallystick/trade/papers';
import { fileURLToPath } from 'node:url';

const RULES = fileURLToPath(new URL('./rules.sch', import.meta.url));
/** The build's, as in production. */
const ENTRY = new URL('../../dist/libs/trade/src/infra/schematron/schematron-worker.js', import.meta.url);
const TIMEOUT_MS = 60_000;
const WARM_UP = 200;

/** Milliseconds for all papers, read and held to the rules of a Schematron file in their thread. Throws when a rule finds anything. */
export async function measureHeld(papers: readonly Uint8Array[]): Promise<number> {
  const schematron = await openSchematron([RULES], { timeoutMs: TIMEOUT_MS, entry: ENTRY });
  const hold = async (bytes: Uint8Array) => {
    const { findings } = await holdToSchematron(submitPaper('', bytes), bytes, schematron);
    if (findings.length > 0) throw new Error(findings.map(({ message }) => message).join('\n'));
  };
  try {
    for (const bytes of papers.slice(0, WARM_UP)) await hold(bytes);
    const startedMs = performance.now();
    for (const bytes of papers) await hold(bytes);
    return performance.now() - startedMs;
  } finally {
    await schematron.close();
  }
}
