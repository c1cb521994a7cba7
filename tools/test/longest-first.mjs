/**
 * What takes longest, the longest first; the rest after them. Jest itself orders by what former runs took, and a fresh clone has had none:
 * then the longest suite might begin last, and run alone to the end.
 */
export const LONGEST = [
  'test/browser/portal.e2e-spec.ts',
  'test/faults/kills.e2e-spec.ts',
  'test/faults/hostile-node.e2e-spec.ts',
  'test/e2e/standalone.e2e-spec.ts',
  'test/model/ledger-model.e2e-spec.ts',
  'test/scenarios/acts.e2e-spec.ts',
  'test/e2e/rebuild.e2e-spec.ts',
  'test/e2e/embedded-chain-kills.e2e-spec.ts',
  'libs/platform/src/embedded-postgres/embedded-postgres.db-spec.ts',
];

/** What Jest asks of a `testSequencer`. */
export default class LongestFirst {
  sort(tests) {
    return [...tests].sort((a, b) => placeOf(a) - placeOf(b));
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {
    // The order is known beforehand.
  }
}

function placeOf({ path }) {
  const place = LONGEST.findIndex((suite) => path.endsWith(`/${suite}`));
  return place < 0 ? LONGEST.length : place;
}
