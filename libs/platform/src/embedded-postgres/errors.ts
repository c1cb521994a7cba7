import { DomainError } from '@tallystick/kernel';

export class NoPostgresForThisMachine extends DomainError {
  constructor(platform: string, cause: string) {
    super('no-postgres-for-this-machine', 'unavailable', `There is no embedded PostgreSQL for ${platform}: ${cause}`, {
      platform,
    });
  }
}

export class ClusterBelongsToAnotherAccount extends DomainError {
  constructor(dataDir: string, expectedUid: number, uid: number) {
    super(
      'cluster-belongs-to-another-account',
      'forbidden',
      `The database of ${dataDir} was made under user id ${expectedUid}, this start would run it as ${uid}. ` +
        'Start it as the user who made it, or choose another folder with --data-dir.',
      { dataDir, expectedUid, uid },
    );
  }
}

export class ClusterMissing extends DomainError {
  constructor(dataDir: string, clusterDir: string) {
    super(
      'cluster-missing',
      'not-found',
      `The database of ${dataDir} should be in ${clusterDir}, but is not there. Restore it, or begin again with --fresh.`,
      { dataDir, clusterDir },
    );
  }
}

export class ClusterOfAnotherVersion extends DomainError {
  constructor(clusterDir: string, found: string, expected: string) {
    super(
      'cluster-of-another-version',
      'conflict',
      `${clusterDir} was written by PostgreSQL ${found}, this product brings ${expected}. ` +
        'Run the product version that wrote it, or begin again with --fresh.',
      { clusterDir, found, expected },
    );
  }
}

export class ClusterSharedByTwoFolders extends DomainError {
  constructor(dataDir: string, owner: string) {
    super(
      'cluster-shared-by-two-folders',
      'conflict',
      `${dataDir} is a copy of ${owner} and names the same database, which can serve only one of them. ` +
        'Use another --data-dir, or begin again in this one with --fresh.',
      { dataDir, owner },
    );
  }
}

export class PostgresDidNotStart extends DomainError {
  constructor(reason: string, logFile: string) {
    super('postgres-did-not-start', 'unavailable', `PostgreSQL did not start: ${reason}\nIts log is ${logFile}`, {
      logFile,
    });
  }
}

export class OldPostgresDoesNotStop extends DomainError {
  constructor(pid: number, clusterDir: string) {
    super(
      'old-postgres-does-not-stop',
      'conflict',
      `An earlier PostgreSQL (process ${pid}) still holds ${clusterDir} and does not stop. End it, then start again.`,
      { pid, clusterDir },
    );
  }
}
