import { DomainError } from '@tallystick/kernel';

/** With the folder's name: without it the command would remove the data of another installation. */
export const beginAgain = (path: string, ...flags: string[]) =>
  [
    'npm start -- --fresh',
    ...flags,
    '--data-dir',
    /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`,
  ].join(' ');

export class FlagsInvalid extends DomainError {
  constructor(reason: string, usage: string) {
    super('flags-invalid', 'invalid', `${reason}\n\n${usage}`);
  }
}

/** Low ports are for root, and there is none above the last. */
const anotherPort = (port: number) => (port < 1024 || port === 65_535 ? 8080 : port + 1);

export class PortTaken extends DomainError {
  constructor(port: number, reason: string) {
    super(
      'port-taken',
      'conflict',
      `Port ${port} cannot be used: ${reason}. Choose another: npm start -- --port ${anotherPort(port)}`,
      { port },
    );
  }
}

export class NotADataFolder extends DomainError {
  constructor(path: string) {
    super(
      'not-a-data-folder',
      'conflict',
      `${path} is not empty and holds no Tallystick data. Nothing there was touched; choose an empty or a new folder with --data-dir.`,
      { path },
    );
  }
}

export class DataFolderUnusable extends DomainError {
  constructor(path: string, reason: string) {
    super(
      'data-folder-unusable',
      'conflict',
      `${path} cannot hold the data: ${reason}. Choose another folder with --data-dir.`,
      { path },
    );
  }
}

export class DataFolderInUse extends DomainError {
  constructor(path: string, pid: number) {
    super(
      'data-folder-in-use',
      'conflict',
      `${path} is in use by a running Tallystick (process ${pid}). Stop that one first, or start this one with another --data-dir and --port.`,
      { path, pid },
    );
  }
}

export class DataFolderOfAnotherVersion extends DomainError {
  constructor(path: string, what: string, found: string, expected: string) {
    super(
      'data-folder-of-another-version',
      'conflict',
      `${path} was written with ${what} ${found}; this one has ${expected}. Run the version that wrote it, keep it and use another --data-dir, ` +
        `or begin again with: ${beginAgain(path)}`,
      { path, what, found, expected },
    );
  }
}

/** `reason` tells which contract, and how it differs. */
export class ContractsOfAnotherVersion extends DomainError {
  constructor(path: string, reason: string) {
    super(
      'contracts-of-another-version',
      'conflict',
      `The chain in ${path} does not hold the contracts of this version. ${reason} Run the version that wrote it, keep it and use ` +
        `another --data-dir, or begin again with: ${beginAgain(path)}`,
      { path },
    );
  }
}

/** What a data folder was begun on, its chain or a node that was named, is where its ledger is. */
export class NodeSettingChanged extends DomainError {
  constructor(path: string, begunOnGivenNode: boolean) {
    const [found, wanted] = begunOnGivenNode
      ? ['a node that CHAIN_RPC_URL named', 'CHAIN_RPC_URL is not set. Set it again']
      : ['the embedded chain', 'CHAIN_RPC_URL is set. Unset it'];
    super(
      'node-setting-changed',
      'conflict',
      `${path} was begun on ${found}, and now ${wanted}, use another --data-dir, or begin again with: ${beginAgain(path)}`,
      { path },
    );
  }
}

/** Its host alone: an address may hold a token. */
export class NodeDoesNotAnswer extends DomainError {
  constructor(host: string, reason: string) {
    super(
      'node-does-not-answer',
      'unavailable',
      `The chain's node (CHAIN_RPC_URL) at ${host} does not answer: ${reason}`,
      {
        host,
      },
    );
  }
}

/** @param accounts address by what it does */
export class NoMoneyForGas extends DomainError {
  constructor(accounts: Readonly<Record<string, string>>) {
    const named = Object.entries(accounts).map(([who, address]) => `  ${who} ${address}`);
    super(
      'no-money-for-gas',
      'unavailable',
      `The chain of CHAIN_RPC_URL takes fees, and these accounts of this installation own nothing there:\n${named.join('\n')}\n` +
        'Send them some of its coin and start again; nothing was deployed yet.',
      { accounts },
    );
  }
}

/** Nobody else has what was in it: the demo's parties made their keys, and were given their credentials, in one run. */
export class DemoFileMissing extends DomainError {
  constructor(path: string, demoFile: string) {
    super(
      'demo-file-missing',
      'not-found',
      `${demoFile} is gone, and with it the credentials and keys of the demo's parties. Nothing was changed; put it back, use another ` +
        `--data-dir, or begin again with: ${beginAgain(path)}`,
      { path },
    );
  }
}

export class ServiceDidNotStart extends DomainError {
  constructor(service: string, how: string, logFile: string) {
    super('service-did-not-start', 'unavailable', `The ${service} did not start (${how}). Its log is ${logFile}`, {
      service,
      logFile,
    });
  }
}

/** Not a failure: somebody asked the start to stop before it was through. */
export class StartInterrupted extends DomainError {
  constructor() {
    super('start-interrupted', 'conflict', 'The start was interrupted.');
  }
}

export class DatabaseEnded extends DomainError {
  constructor(logs: string) {
    super(
      'database-ended',
      'unavailable',
      `PostgreSQL ended by itself; its log is in ${logs}. Start again to recover.`,
      { logs },
    );
  }
}
