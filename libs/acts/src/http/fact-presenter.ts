import { Injectable } from '@nestjs/common';
import type { Principal } from '@tallystick/platform';
import { FindFacts } from '../application/find-facts.js';
import { type FactView, factView } from './fact.view.js';

/** What `ActPresenter` is to acts. */
@Injectable()
export class FactPresenter {
  constructor(private readonly facts: FindFacts) {}

  /** The fact as this caller may see it; throws `FactNotFound`. */
  async byKey(key: string, caller: Principal): Promise<FactView> {
    return factView(await this.facts.byKey(key, caller));
  }
}
