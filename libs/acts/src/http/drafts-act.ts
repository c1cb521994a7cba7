import { applyDecorators, Post, SetMetadata, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse } from '@nestjs/swagger';
import type { ActKind } from '@tallystick/act-types';
import { RequireScope } from '@tallystick/platform';
import { ActView } from './act.view.js';
import { StoreDraftInterceptor } from './store-draft.interceptor.js';

/** Metadata of a route that drafts acts of a kind: `POST /v1/acts` finds it by that. */
export const DRAFTED_KIND = 'tallystick:drafted-kind';

/** A route whose handler returns an `ActDraft`: the draft is stored as the caller's, and the act is shown. */
export function AnswersWithDraftedAct(): MethodDecorator {
  return applyDecorators(
    UseInterceptors(StoreDraftInterceptor),
    ApiCreatedResponse({ type: ActView }),
    RequireScope('acts'),
  );
}

/**
 * `POST /v1/acts/<kind>` of a controller at `v1/acts`. Its handler takes the terms, a class of checked fields, and the caller, and returns
 * an `ActDraft`; the same handler drafts many at once for `POST /v1/acts`.
 */
export function DraftsAct(kind: ActKind): MethodDecorator {
  return applyDecorators(Post(kind), SetMetadata(DRAFTED_KIND, kind), AnswersWithDraftedAct());
}
