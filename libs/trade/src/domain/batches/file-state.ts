/** Where a file of a batch stands. What was settled stays so. */
export const FILE_STATES = ['awaited', 'received', 'accepted', 'known', 'refused'] as const;
export type FileState = (typeof FILE_STATES)[number];

/** How many files stand where. */
export type FileCounts = Readonly<Record<FileState, number>>;

export const countedFiles = (rows: readonly { readonly state: FileState; readonly count: string }[]): FileCounts => {
  const none = Object.fromEntries(FILE_STATES.map((state) => [state, 0])) as Record<FileState, number>;
  for (const { state, count } of rows) none[state] = Number(count);
  return none;
};
