import { createHash } from 'node:crypto';

/**
 * Puts all of a page into its document, with a policy that lets run what is in it by its hash and nothing else: so it can be saved, opened
 * without a server, and compared by one hash. It may ask anybody: which node, its reader says.
 */
export const oneFile = () => ({
  name: 'tallystick-one-file',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const files = Object.values(bundle);
    const document = files.find(({ fileName }) => fileName.endsWith('.html'));
    const scripts = files.filter(({ type }) => type === 'chunk');
    const styles = files.filter(({ fileName }) => fileName.endsWith('.css'));
    if (scripts.length !== 1)
      throw new Error(`expected one script to put into the document, and not ${scripts.length}`);
    const script = scripts[0].code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--').trim();
    const style = styles
      .map(({ source }) => String(source))
      .join('\n')
      .trim();
    // Not by a text in place of another: what is put in may have a `$`.
    document.source = String(document.source)
      .replace(/\s*<(?:script|link)[^>]*(?:src|href)="[^"]*\.(?:js|css)"[^>]*>(?:<\/script>)?/g, '')
      .replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${policy(script, style)}`)
      .replace('</head>', (end) => `  <style>${style}</style>\n  ${end}`)
      .replace('</body>', (end) => `  <script type="module">${script}</script>\n  ${end}`);
    for (const { fileName } of [...scripts, ...styles]) delete bundle[fileName];
  },
});

const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

function policy(script, style) {
  const says = [
    "default-src 'none'; base-uri 'none'; form-action 'none'",
    `script-src ${hashOf(script)}; style-src ${hashOf(style)}; img-src data:`,
    // No TLS is asked for: a node of one's own has none.
    'connect-src https: http:',
    // The page's own script over again, which works apart from it.
    'worker-src blob:',
  ];
  return `<meta http-equiv="content-security-policy" content="${says.join('; ')}" />`;
}
