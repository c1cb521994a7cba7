#!/usr/bin/env node
import { bootstrap } from './bootstrap.mjs';
import { runUnderPinnedNode } from './bootstrap/run-under-pinned-node.mjs';

await bootstrap({ build: true });
runUnderPinnedNode('dist/apps/cli/src/main.js', process.argv.slice(2));
