import type { EntityManager, EntityTarget, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Principal } from '../auth/principal.js';

/**
 * Who sees which rows of a kind, said once. Each subject has its rules in a file `who-sees-what.ts`, and whatever is shown to a caller is asked
 * for through one: a house test finds a query that is not. What is not seen is not there: the rule is part of the one question that looks for it.
 */
export class RowRule<E extends ObjectLiteral> {
  /**
   * @param row what a row is called in `condition`, and in whatever a query adds to it
   * @param condition SQL, true of what the party `:me` sees
   */
  constructor(
    private readonly entity: EntityTarget<E>,
    private readonly row: string,
    private readonly condition: string,
  ) {}

  /** The rows that a caller sees; to be narrowed by `andWhere` alone, since `where` would take the rule out. */
  seenBy({ party }: Pick<Principal, 'party'>, manager: EntityManager): SelectQueryBuilder<E> {
    return manager.createQueryBuilder<E>(this.entity, this.row).where(this.condition, { me: party });
  }
}
