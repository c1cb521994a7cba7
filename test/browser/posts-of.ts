import type { Page } from 'playwright-core';

/** Where a page posts to from now on. */
export function postsOf(page: Page): readonly string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  return sent;
}
