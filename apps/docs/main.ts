import { writeFileSync } from 'node:fs';
import { policyPages } from './policy-pages.js';

// run in the checkout after a build: node dist/apps/docs/main.js
for (const [path, text] of policyPages()) writeFileSync(path, text);
