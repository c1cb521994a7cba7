import type { Page } from 'playwright-core';

interface DroppedFile {
  readonly name: string;
  readonly content: string;
}

/** Drops files on a part of the page, as a person does with the mouse from their desk. */
export async function dropFiles(page: Page, onto: string, files: readonly DroppedFile[]): Promise<void> {
  const target = page.locator(onto);
  await target.waitFor();
  // What is dropped exists in the page alone, so it is made there.
  const data = await page.evaluateHandle<unknown>(`(() => {
    const data = new DataTransfer();
    for (const { name, content } of ${JSON.stringify(files)})
      data.items.add(new File([content], name, { type: 'application/xml' }));
    return data;
  })()`);
  for (const event of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(event, { dataTransfer: data });
}
