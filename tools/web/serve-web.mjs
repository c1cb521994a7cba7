/**
 * Serves a web app from its sources while one works on it, with the API of a running `npm start`:
 *
 *   SIGN_IN_ORIGINS=http://localhost:8080,http://localhost:5173 npm start
 *   npm run portal [-- http://localhost:8080]
 */
import { createServer } from 'vite';
import { INSTALLATION_MARK, webApp } from './web-app.mjs';

const [api = 'http://localhost:8080'] = process.argv.slice(2);
const document = await (await fetch(api, { headers: { accept: 'text/html' } })).text();
const [, installation] = /name="tallystick-installation" content="([^"]*)"/.exec(document) ?? [];
if (!installation) throw new Error(`${api} serves no portal; expected the address of a running \`npm start\``);
const server = await createServer({
  ...webApp('portal'),
  html: {},
  plugins: [
    { name: 'installation', transformIndexHtml: (html) => html.replace(INSTALLATION_MARK, () => installation) },
  ],
  server: { host: 'localhost', port: 5173, strictPort: true, proxy: { '/v1': { target: api, changeOrigin: true } } },
});
await server.listen();
server.printUrls();
