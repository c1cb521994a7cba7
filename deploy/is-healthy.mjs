/** For a container's health check: `node is-healthy.mjs URL` ends with 0 when the address answers with 200 within three seconds. */
const [url] = process.argv.slice(2);
const answer = await fetch(url, { signal: AbortSignal.timeout(3_000) }).catch((error) => ({ status: error.message }));
if (answer.status !== 200) console.error(`${url}: ${answer.status}`);
process.exit(answer.status === 200 ? 0 : 1);
