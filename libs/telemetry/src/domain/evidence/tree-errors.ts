import { DomainError } from '@tallystick/kernel';
import type { NodeId } from './tree-nodes.js';

export class OutsideTree extends DomainError {
  constructor(message: string) {
    super('outside-tree', 'invalid', message);
  }
}

export class NodeMissing extends DomainError {
  constructor({ level, index }: NodeId) {
    super('node-missing', 'unavailable', `The node ${index} of level ${level} is stored nowhere.`, { level, index });
  }
}
