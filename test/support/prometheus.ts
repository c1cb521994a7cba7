export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const COMMENT = /^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/;
const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? ([0-9.eE+-]+|\+Inf|-Inf|NaN)$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(?:,|$)/gy;

/** Prometheus' text format, strictly: every sample belongs to a declared family and none comes twice. Throws on anything else. */
export function parseMetrics(text: string): readonly Sample[] {
  if (!text.endsWith('\n')) throw new Error('expected a line feed at the end');
  const lines = text.split('\n').filter((line) => line !== '');
  const families = familiesOf(lines.filter((line) => line.startsWith('#')));
  const samples = lines.filter((line) => !line.startsWith('#'));
  const keys = samples.map((line) => line.slice(0, line.lastIndexOf(' ')));
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new Error(`told twice: ${twice}`);
  return samples.map((line) => sampleOf(line, families));
}

function familiesOf(comments: readonly string[]): ReadonlySet<string> {
  const families = new Set<string>();
  for (const line of comments) {
    const [, kind, name = ''] = COMMENT.exec(line) ?? [];
    if (kind === undefined) throw new Error(`no comment of the format: ${line}`);
    if (kind === 'HELP') continue;
    if (families.has(name)) throw new Error(`declared twice: ${name}`);
    families.add(name);
  }
  return families;
}

function sampleOf(line: string, families: ReadonlySet<string>): Sample {
  const [, name = '', labels = '', value] = SAMPLE.exec(line) ?? [];
  if (value === undefined) throw new Error(`no sample of the format: ${line}`);
  if (![name, name.replace(/_(bucket|sum|count)$/, '')].some((family) => families.has(family))) {
    throw new Error(`of no family: ${line}`);
  }
  return { name, labels: labelsOf(labels), value: Number(value.replace('Inf', 'Infinity')) };
}

function labelsOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  LABEL.lastIndex = 0;
  let read = 0;
  for (let match = LABEL.exec(text); match; match = LABEL.exec(text)) {
    found[match[1] ?? ''] = match[2] ?? '';
    read = LABEL.lastIndex;
  }
  if (read !== text.length) throw new Error(`no labels of the format: ${text}`);
  return found;
}
