import { Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { ActKind } from '@tallystick/act-types';
import { type Principal, requestValidation } from '@tallystick/platform';
import type { ActDraft } from '../application/store-drafts.js';
import { KindNotDrafted } from '../domain/errors.js';
import { DRAFTED_KIND } from './drafts-act.js';

interface DraftRoute {
  readonly terms: Type;
  draft(terms: unknown, caller: Principal): Promise<ActDraft>;
}

/** Every route declared by `DraftsAct`, by kind: what may be drafted alone may be drafted among many, by the same code. */
@Injectable()
export class DraftRoutes implements OnModuleInit {
  private readonly routes = new Map<ActKind, DraftRoute>();
  private readonly validation = requestValidation();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly methods: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getControllers()) {
      const controller = instance as Record<string, DraftRoute['draft']>;
      const prototype = Object.getPrototypeOf(controller) as object;
      for (const name of this.methods.getAllMethodNames(prototype)) {
        const handler = controller[name];
        const kind = handler && this.reflector.get<ActKind | undefined>(DRAFTED_KIND, handler);
        if (kind) this.routes.set(kind, { terms: termsOf(prototype, name), draft: handler.bind(controller) });
      }
    }
  }

  /** Throws `KindNotDrafted`, `RequestInvalid` and whatever the kind's own route refuses. */
  async draft(kind: ActKind, terms: unknown, caller: Principal): Promise<ActDraft> {
    const route = this.routes.get(kind);
    if (!route) throw new KindNotDrafted(kind, [...this.routes.keys()]);
    return route.draft(await this.validation.transform(terms, { type: 'body', metatype: route.terms }), caller);
  }
}

/** The class of the handler's first parameter, which the route's own body is checked against too. */
function termsOf(prototype: object, name: string): Type {
  const [terms] = Reflect.getMetadata('design:paramtypes', prototype, name) as Type[];
  if (!terms || terms === Object) throw new Error(`${name} drafts an act and takes no terms`);
  return terms;
}
