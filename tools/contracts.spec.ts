import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type ActContract, actKind, ACT_KINDS, type ActKind, ANCHOR_BATCH_TYPES } from '@tallystick/act-types';
import { Interface, type ParamType, TypedDataEncoder } from 'ethers';
import * as abis from '../libs/chain/src/generated/abis.js';

const CONTRACTS = join(import.meta.dirname, '../contracts');
const KINDS = Object.keys(ACT_KINDS) as ActKind[];
const INTERFACES: Readonly<Record<ActContract, Interface>> = {
  partyRegistry: new Interface(abis.partyRegistryAbi),
  programmes: new Interface(abis.programmesAbi),
  tradeRegistry: new Interface(abis.tradeRegistryAbi),
  receivables: new Interface(abis.receivablesAbi),
  depositToken: new Interface(abis.depositTokenAbi),
};

function sources(suffix: string): string {
  return readdirSync(CONTRACTS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(suffix))
    .map((path) => readFileSync(join(CONTRACTS, path), 'utf8'))
    .join('\n');
}

/** EIP-712 type strings that the contracts hash: `Transfer` -> `Transfer(uint192 receivable,...)`. */
function solidityTypes(): ReadonlyMap<string, string> {
  const found = sources('.sol').matchAll(/TYPEHASH = keccak256\(\s*"((\w+)\([^"]*\))"/g);
  return new Map([...found].map(([, type, name]) => [name as string, type as string]));
}

function encodeType(kind: ActKind): string {
  const { primaryType, fields } = actKind(kind);
  return `${primaryType}(${fields.map(({ type, name }) => `${type} ${name}`).join(',')})`;
}

function members(struct: ParamType | undefined): { type: string; name: string }[] {
  return (struct?.components ?? []).map(({ type, name }) => ({ type, name }));
}

function fieldsOf(kind: ActKind): { type: string; name: string }[] {
  return actKind(kind).fields.map(({ type, name }) => ({ type, name }));
}

describe('contracts', () => {
  it.each(KINDS)('hash %s by the type of libs/act-types', (kind) => {
    expect(solidityTypes().get(actKind(kind).primaryType)).toBe(encodeType(kind));
  });

  it.each(KINDS)('take %s as the act, its attachment and the signatures', (kind) => {
    const { contract, method, attachment } = actKind(kind);
    const inputs = INTERFACES[contract].getFunction(method)?.inputs ?? [];
    expect(members(inputs[0])).toEqual(fieldsOf(kind));
    if (attachment) expect(members(inputs[1])).toEqual(fieldsOf(attachment.kind));
    expect(inputs.slice(attachment ? 2 : 1).map(({ type }) => type)).toEqual(['bytes[]']);
  });

  it('hash a log’s anchors by the types of libs/act-types, and take them so', () => {
    const encoder = TypedDataEncoder.from(ANCHOR_BATCH_TYPES);
    for (const name of ['AnchorBatch', 'Anchor']) expect(solidityTypes().get(name)).toBe(encoder.encodeType(name));
    const [batch, signature] = new Interface(abis.evidenceLogAbi).getFunction('anchor')?.inputs ?? [];
    const anchor = batch?.components?.find(({ name }) => name === 'anchors')?.arrayChildren ?? undefined;
    expect(members(anchor)).toEqual(ANCHOR_BATCH_TYPES.Anchor);
    const ofBatch = members(batch).map(({ name, type }) => ({ name, type: name === 'anchors' ? 'Anchor[]' : type }));
    expect(ofBatch).toEqual(ANCHOR_BATCH_TYPES.AnchorBatch);
    expect(signature?.type).toBe('bytes');
  });

  it.each(KINDS)('ask every rule of the act table of %s', (kind) => {
    expect(sources('Rows.sol')).toContain(`"${encodeType(kind)}"`);
  });

  it('have a row in the act table for every function that takes signatures', () => {
    const signed = sources('.sol').matchAll(/^ {4}function (\w+)\([^)]*bytes\[\] calldata signatures\s*\) external;/gm);
    const names = [...new Set([...signed].map(([, name]) => name as string))];
    expect(names.length).toBeGreaterThan(30);
    const rows = sources('Rows.sol');
    expect(names.filter((name) => !rows.includes(`.${name}.selector`))).toEqual([]);
  });

  it('list every row in the act table', () => {
    const rows = [...sources('Rows.sol').matchAll(/function (_\w+Row)\(\) internal/g)].map(
      ([, name]) => name as string,
    );
    const table = sources('ActTable.sol');
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter((row) => !table.includes(` = ${row};`))).toEqual([]);
  });

  it('have a test for every custom error that they declare', () => {
    const declared = [...sources('.sol').matchAll(/^ {4}error (\w+)\(/gm)].map(([, name]) => name as string);
    const tests = sources('.t.sol');
    const ours = declared.filter((name) => !['NotEqual', 'NotTrue'].includes(name));
    expect(ours.length).toBeGreaterThan(60);
    expect(ours.filter((name) => !tests.includes(`.${name}.selector`))).toEqual([]);
  });
});
