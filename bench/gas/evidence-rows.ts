import { id, toBeHex } from 'ethers';
import type { Row } from './row.js';
import { eoa } from './signer.js';
import type { Town } from './town.js';

const SITES = 50;
/** Trees of a year and more: sizes of three bytes. */
const SIZE = 1_000_000;
const numbered = (number: number) => toBeHex(number, 32);
const scattered = (number: number) => id(`site ${number}`);

/** What a log's anchors cost: sites numbered in a row share slots by four, those with random ids do not. */
export async function evidenceRows(town: Town): Promise<readonly Row[]> {
  const log = eoa('log');
  const anchor = (sites: readonly string[], previousSize: number, treeSize: number) => {
    const anchors = sites.map((site) => ({
      site,
      previousSize: String(previousSize),
      treeSize: String(treeSize),
      root: id(`root of ${site} at ${treeSize}`),
    }));
    return town.ledger.anchor({ log: log.address, anchors, deadline: town.deadline }, log);
  };
  const [inRow, random] = [numbered, scattered].map((siteOf) => Array.from({ length: SITES }, (_, i) => siteOf(i + 1)));
  if (!inRow || !random) throw new Error('no sites');
  const first = await anchor([numbered(1_000)], 0, SIZE);
  for (const sites of [inRow, random]) await anchor(sites, 0, SIZE);
  const many = await anchor(inRow, SIZE, SIZE + 60);
  const manyRandom = await anchor(random, SIZE, SIZE + 60);
  const one = await anchor(inRow.slice(0, 1), SIZE + 60, SIZE + 120);
  const oneRandom = await anchor(random.slice(0, 1), SIZE + 60, SIZE + 120);
  const further = (all: number, single: number) => Math.round((all - single) / (SITES - 1));
  return [
    { act: 'anchor one site', gas: one, limit: 46_000 },
    { act: 'each further site of fifty', gas: further(many, one), limit: 8_000 },
    { act: 'each further site of fifty, with random ids', gas: further(manyRandom, oneRandom), limit: 10_000 },
    { act: 'first anchor of a site', gas: first, limit: 62_000 },
  ];
}
