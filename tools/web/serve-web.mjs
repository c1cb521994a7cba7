/**
 * Serves a web app from its sources while one works on it, with the API of a running `npm start`:
 *
 *   SIGN_IN_ORIGINS=http://localhost:8080,http://localhost:5173 npm start
 *   npm run portal [-- http://localhost:8080]
 */
import { createServer } from 'vite';
import { webApp } from './web-app.mjs';

const [api = 'http://localhost:8080'] = process.argv.slice(2);
const server = await createServer({
  ...webApp('portal'),
  html: {},
  server: { host: 'localhost', port: 5173, strictPort: true, proxy: { '/v1': { target: api, changeOrigin: true } } },
});
await server.listen();
server.printUrls();
