import type { Page } from 'playwright-core';

interface Question {
  readonly id: unknown;
  readonly method: string;
}

/** Stands between a page and a node, and answers a method otherwise than the node does. */
export async function lieOf(page: Page, nodeUrl: string, lie: (method: string, truth: unknown) => unknown) {
  await page.route(`${nodeUrl}/**`, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const asked = route.request().postDataJSON() as Question | Question[];
    const methods = new Map([asked].flat().map(({ id, method }) => [id, method]));
    const response = await route.fetch();
    const answers = (await response.json()) as { id: unknown; result?: unknown } | { id: unknown; result?: unknown }[];
    const told = [answers]
      .flat()
      .map((answer) => ({ ...answer, result: lie(methods.get(answer.id) ?? '', answer.result) }));
    return route.fulfill({ response, json: Array.isArray(answers) ? told : told[0] });
  });
}
