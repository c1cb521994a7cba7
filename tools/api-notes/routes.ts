import ts from 'typescript';
import type { Sources } from './sources.js';

const VERBS = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Sse', 'DraftsAct', 'StatesFact']);

export interface Route {
  /** As the OpenAPI document has it. */
  readonly operationId: string;
  /** The method, and what is said of its class: its guards. */
  readonly roots: readonly ts.Node[];
  readonly says: string;
}

const decoratorNames = (node: ts.HasDecorators) =>
  (ts.getDecorators(node) ?? []).map(({ expression }) =>
    ts.isCallExpression(expression) ? expression.expression.getText() : expression.getText(),
  );

const commentOf = (node: ts.Node) =>
  ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Every route of the api, with what its doc comment says. */
export function routesOf(sources: Sources): readonly Route[] {
  const controllers = sources.classes.filter(
    (one) => decoratorNames(one).includes('Controller') && /\/(libs|apps\/api)\//.test(one.getSourceFile().fileName),
  );
  return controllers.flatMap((controller) =>
    controller.members.filter(ts.isMethodDeclaration).flatMap((method) => {
      const names = decoratorNames(method);
      if (!names.some((name) => VERBS.has(name))) return [];
      return {
        operationId: `${controller.name?.text.replace(/Controller$/, '')}_${method.name.getText()}`,
        roots: [method, ...(ts.getDecorators(controller) ?? [])],
        says: commentOf(method),
      };
    }),
  );
}
