import type { Mutant } from './mutant.js';

const LOG = 'telemetry/EvidenceLog.sol';
const SIZES = 'types/PackedTreeSizes.sol';
const tests = ['telemetry/EvidenceLog.t.sol'];

const SIGNED: readonly Mutant[] = [
  {
    breaks: 'anybody anchors in a log’s name',
    file: LOG,
    find: '_requireSignedBy(batch.log, digest, signature);',
    replace: '',
    tests,
  },
  {
    breaks: 'anchors have no deadline',
    file: LOG,
    find: '_requireTimely(batch.deadline, LONGEST_ANCHOR);',
    replace: '',
    tests,
  },
  {
    breaks: 'anchors may wait for two days',
    file: LOG,
    find: 'LONGEST_ANCHOR = 1 days;',
    replace: 'LONGEST_ANCHOR = 2 days;',
    tests,
  },
  {
    breaks: 'one signature covers whatever deadline is given',
    file: 'types/EvidenceActs.sol',
    find: 'batch.log, anchors, batch.deadline)',
    replace: 'batch.log, anchors, uint48(0))',
    tests,
  },
  {
    breaks: 'of many anchors the first is signed over and over',
    file: 'libraries/StaticStruct.sol',
    find: 'offset := add(offset, size)',
    replace: '',
    tests,
  },
  {
    breaks: 'of many anchors the first alone is signed',
    file: 'libraries/StaticStruct.sol',
    find: 'result := keccak256(hashes, sub(end, hashes))',
    replace: 'result := keccak256(hashes, 0x20)',
    tests,
  },
];

const GROWING: readonly Mutant[] = [
  {
    breaks: 'a size is anchored again under another root',
    file: LOG,
    find: 'treeSize > anchoredSize;',
    replace: 'treeSize >= anchoredSize;',
    tests,
  },
  {
    breaks: 'a tree shrinks',
    file: LOG,
    find: ' && treeSize > anchoredSize;',
    replace: ';',
    tests,
  },
  {
    breaks: 'what began from a tree that was never anchored goes on from another',
    file: LOG,
    find: 'item.previousSize == anchoredSize &&',
    replace: 'item.previousSize >= anchoredSize &&',
    tests,
  },
  {
    breaks: 'a stale anchor that is larger is anchored',
    file: LOG,
    find: 'item.previousSize == anchoredSize &&',
    replace: 'item.previousSize <= anchoredSize &&',
    tests,
  },
  {
    breaks: 'an event tells of another tree before it',
    file: LOG,
    find: 'emit Anchored(log, site, item.root, treeSize, anchoredSize);',
    replace: 'emit Anchored(log, site, item.root, treeSize, 0);',
    tests,
  },
];

const BATCHES: readonly Mutant[] = [
  {
    breaks: 'one site’s stale anchor stops all others',
    file: LOG,
    find: 'emit AnchorPassedOver(log, site, item.root, treeSize, anchoredSize);',
    replace: 'revert NothingToAnchor(item.root);',
    tests,
  },
  {
    breaks: 'a second root of one size leaves no trace',
    file: LOG,
    find: 'emit AnchorPassedOver(log, site, item.root, treeSize, anchoredSize);',
    replace: '',
    tests,
  },
  {
    breaks: 'a batch that anchors nothing passes for one that did',
    file: LOG,
    find: 'require(news, NothingToAnchor(digest));',
    replace: 'news;',
    tests,
  },
  {
    breaks: 'the last anchor of a batch decides for all',
    file: LOG,
    find: 'if (_anchor(pages, log, anchors[i])) news = true;',
    replace: 'news = _anchor(pages, log, anchors[i]);',
    tests,
  },
  {
    breaks: 'logs share their sites',
    file: LOG,
    find: 'mapping(uint256 page => PackedTreeSizes) storage pages = _pages[log];',
    replace: 'mapping(uint256 page => PackedTreeSizes) storage pages = _pages[address(0)];',
    tests,
  },
];

const PAGES: readonly Mutant[] = [
  {
    breaks: 'a site forgets those that share its slot',
    file: SIZES,
    find: '(PackedTreeSizes.unwrap(word) & ~(uint256(type(uint64).max) << shift)) | (uint256(value) << shift)',
    replace: 'uint256(value) << shift',
    tests,
  },
  {
    breaks: 'a tree keeps bits of its size before',
    file: SIZES,
    find: '(PackedTreeSizes.unwrap(word) & ~(uint256(type(uint64).max) << shift)) |',
    replace: 'PackedTreeSizes.unwrap(word) |',
    tests,
  },
  {
    breaks: 'two sites have one place in a slot',
    file: SIZES,
    find: '& 3) << 6;',
    replace: '& 1) << 6;',
    tests,
  },
  {
    breaks: 'eight sites are put where four have room',
    file: SIZES,
    find: '>> 2;',
    replace: '>> 3;',
    tests,
  },
  {
    breaks: 'what is relayed to the deposit token reaches the evidence log',
    file: 'relay/Relay.sol',
    find: 'if (index == 4) return _depositToken;',
    replace: '',
    tests: ['relay/Relay.t.sol'],
  },
];

/** What logs anchor of their sites. */
export const EVIDENCE_MUTANTS: readonly Mutant[] = [...SIGNED, ...GROWING, ...BATCHES, ...PAGES];
