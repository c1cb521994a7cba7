import type { Page } from 'playwright-core';
import { measured } from './openings.js';

/** A long list as a browser has it. */
export interface List {
  /** What scrolls. */
  readonly frame: string;
  readonly row: string;
  /** What is pressed to sort by face. */
  readonly sort: string;
}

const STEP_PX = 4_000;

/** Milliseconds from each step of scrolling, down and up again, to the frame in which rows are drawn where one looks. */
export async function scrollingMs(page: Page, { frame, row }: List, steps: number): Promise<number[]> {
  const times: number[] = [];
  for (let step = 0; step < steps; step += 1) {
    times.push(await measured(page, 'scrolled', frame, row, step < steps / 2 ? STEP_PX : -STEP_PX));
  }
  return times;
}

/** Milliseconds from a press on the head of a column to the frame that shows the list in that order. */
export async function sortingMs(page: Page, { row, sort }: List, times: number): Promise<number[]> {
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const [milliseconds] = await Promise.all([measured(page, 'sorted', row, sort), page.click(sort)]);
    taken.push(milliseconds);
  }
  return taken;
}
