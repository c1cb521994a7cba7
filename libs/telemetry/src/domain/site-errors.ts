import { DomainError } from '@tallystick/kernel';

export class SiteNotFound extends DomainError {
  constructor() {
    super('site-not-found', 'not-found', 'There is no such site, or none that you may see.');
  }
}

export class SiteOperatorOnly extends DomainError {
  constructor() {
    super('site-operator-only', 'forbidden', "Only the site's operator may do this.");
  }
}

export class GatewayNotFound extends DomainError {
  constructor() {
    super('gateway-not-found', 'not-found', 'The site has no gateway of this name.');
  }
}
