const AUTHORITY_DAYS = 3_650;
/** Those of listeners and clients, which are made again when they are removed. */
const LEAF_DAYS = 397;

/**
 * Two authorities, each with its key: whoever has a certificate of the first is a gateway, of the second a service of ours. And what is issued
 * by the second: to the broker, to the api's listener, to the services behind it, and to the intake, as the broker's client.
 */
export async function makeCertificates(folder, hosts) {
  const { CertificateAuthority, createAuthority } = await import('../../dist/libs/platform/src/certificates/index.js');
  const now = Date.now();
  const authority = (name, commonName) =>
    keepPair(folder, name, () => createAuthority({ commonName, lifetimeDays: AUTHORITY_DAYS, nowMs: now }));
  await authority('gateway-ca', 'Tallystick gateways');
  await authority('services-ca', 'Tallystick services');
  const issuer = await CertificateAuthority.open({
    certificatePem: folder.read('services-ca.pem'),
    privateKeyPem: folder.read('services-ca-key.pem'),
  });
  const terms = { lifetimeDays: LEAF_DAYS, nowMs: now };
  const server = (name, names) => keepPair(folder, name, () => issuer.issueToServer({ ...terms, hosts: names }));
  await server('broker', ['broker', ...new Set(['localhost', ...hosts])]);
  await server('api', ['api', ...new Set(['localhost', ...hosts])]);
  await server('verifier', ['verifier', 'localhost']);
  await server('blind-key', ['blind-key', 'localhost']);
  await keepPair(folder, 'ingest-client', () => issuer.issueToService({ ...terms, commonName: 'tallystick-ingest' }));
}

/** The key first: a certificate without its key is worth nothing, and both are made again when one is missing and can be told. */
async function keepPair(folder, name, make) {
  if (folder.has(`${name}.pem`) && folder.has(`${name}-key.pem`)) return;
  if (folder.has(`${name}.pem`) || folder.has(`${name}-key.pem`)) {
    throw new Error(
      `of ${name}.pem and ${name}-key.pem one is missing: put it back, or remove the other to have both made anew`,
    );
  }
  const { certificatePem, privateKeyPem } = await make();
  folder.keep(`${name}-key.pem`, () => privateKeyPem);
  folder.keep(`${name}.pem`, () => certificatePem);
}
