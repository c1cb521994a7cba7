import type { Address, Network } from '@tallystick/act-types';
import { AbiCoder, concat, getAddress, getCreateAddress, sha256, toUtf8Bytes } from 'ethers';
import { contractCode } from '../generated/code.js';
import { type DeployedContract, type DeploymentTerms, LEDGER_PARTS } from './deployment.js';

/** A contract, where it belongs, and what its code must say once it is there. */
export interface PlannedContract {
  readonly name: DeployedContract;
  readonly address: Address;
  /** Values that the constructor must have fixed in the code, as 32-byte words. */
  readonly fixedWords: readonly string[];
  /** What it must answer by getters, for what the constructor put into storage. */
  readonly answers: Readonly<Record<string, string>>;
}

/** One that a transaction of the deployer makes; the transaction's nonce is its place in the plan. */
export interface CreatedContract extends PlannedContract {
  readonly initCode: string;
}

export interface DeploymentPlan {
  readonly contracts: Network['contracts'];
  readonly created: readonly CreatedContract[];
  /** Made by the factory's constructor. */
  readonly madeByFactory: readonly PlannedContract[];
}

/** By nonce of the deployer. The contracts know each other's addresses before they are there, so the order is part of the deployment. */
const ORDER = [
  'partyRegistry',
  'tradeRegistry',
  'programmes',
  ...LEDGER_PARTS,
  'receivables',
  'depositToken',
  'evidenceLog',
  'partyAccountFactory',
  'relay',
] as const satisfies readonly DeployedContract[];

type OrderedContract = (typeof ORDER)[number];

export function planDeployment(deployer: Address, terms: DeploymentTerms): DeploymentPlan {
  const addresses = ORDER.map((name, nonce) => [name, getCreateAddress({ from: deployer, nonce })] as const);
  const at = Object.fromEntries(addresses) as Record<OrderedContract, Address>;
  const { partyRegistry, tradeRegistry, programmes, receivables, depositToken, evidenceLog } = at;
  const { partyAccountFactory, relay } = at;
  const ledger = { partyRegistry, programmes, tradeRegistry, receivables, depositToken };
  const contracts = { ...ledger, evidenceLog, relay, partyAccountFactory };
  const registries = [partyRegistry, programmes, tradeRegistry];
  const parts = LEDGER_PARTS.map((name) => at[name]);
  const passkeyVerifier = getCreateAddress({ from: partyAccountFactory, nonce: 1 });
  const partyAccount = getCreateAddress({ from: partyAccountFactory, nonce: 2 });
  const targets = [receivables, partyRegistry, programmes, tradeRegistry, depositToken, evidenceLog];
  const { name, symbol, decimals } = terms.depositToken;
  const created = [
    create('partyRegistry', ['address', 'address'], [terms.registrar, receivables], [terms.registrar, receivables]),
    create('tradeRegistry', ['address', 'address'], [partyRegistry, receivables], [partyRegistry, receivables]),
    create('programmes', ['address', 'address'], [partyRegistry, receivables], [partyRegistry, receivables]),
    // A part's code keeps those of the registries that it asks, and whose word an order is.
    create('upkeep', addressTypes(3), registries, [...registries, terms.registrar, at.upkeep]),
    create('bankTransfers', addressTypes(3), registries, [partyRegistry, programmes, at.bankTransfers]),
    create('encumbrances', addressTypes(3), registries, [partyRegistry, terms.registrar, at.encumbrances]),
    create('receivables', addressTypes(6), [...registries, ...parts], [...registries, ...parts]),
    create(
      'depositToken',
      ['string', 'string', 'uint8', 'address'],
      [name, symbol, decimals, terms.issuer],
      [terms.issuer, decimals],
      { name, symbol },
    ),
    create('evidenceLog', [], [], [at.evidenceLog]),
    create('partyAccountFactory', ['string'], [terms.rpId], [partyAccount, passkeyVerifier]),
    create('relay', ['address[6]'], [targets], targets),
  ];
  return {
    contracts,
    created,
    madeByFactory: [
      { name: 'passkeyVerifier', address: passkeyVerifier, fixedWords: [sha256(toUtf8Bytes(terms.rpId))], answers: {} },
      { name: 'partyAccount', address: partyAccount, fixedWords: [word(passkeyVerifier)], answers: {} },
    ],
  };

  function create(
    contract: OrderedContract,
    types: readonly string[],
    values: readonly unknown[],
    fixed: readonly (Address | number)[],
    answers: Readonly<Record<string, string>> = {},
  ): CreatedContract {
    const initCode = concat([contractCode[contract].creation, AbiCoder.defaultAbiCoder().encode(types, values)]);
    return { name: contract, address: getAddress(at[contract]), initCode, fixedWords: fixed.map(word), answers };
  }
}

function addressTypes(count: number): readonly string[] {
  return Array.from({ length: count }, () => 'address');
}

function word(value: Address | number): string {
  return `0x${BigInt(value).toString(16).padStart(64, '0')}`;
}
