import { DomainError, type DomainErrorKind } from '@tallystick/kernel';

/** The chain would refuse, or did refuse, an act: the decoded custom error of a contract. */
export class ChainRefusal extends DomainError {
  constructor(code: string, kind: DomainErrorKind, message: string, details: Readonly<Record<string, unknown>>) {
    super(code, kind, message, details);
  }
}

/** The node said something that cannot be true; the same question may get a good answer later. */
export class NodeAnswerInvalid extends DomainError {
  constructor(what: string) {
    super('node-answer-invalid', 'unavailable', `The chain's node gave an answer that cannot be right: ${what}.`);
  }
}

/** The node serves another chain than the one that the contracts were deployed on. */
export class WrongChain extends DomainError {
  constructor(expected: string, given: string) {
    super('wrong-chain', 'unavailable', `The node serves chain ${given}; the deployment is on chain ${expected}.`, {
      expected,
      given,
    });
  }
}
