import { writeFileSync } from 'node:fs';
import { policyPages } from './policy-pages.js';
import { refusalPages } from './refusal-pages.js';
import { drawnTransitions, stateDiagramPages } from './state-diagram-pages.js';

// run in the checkout after a build: node dist/apps/docs/main.js
const pages = [...policyPages(), ...refusalPages(), ...stateDiagramPages(await drawnTransitions())];
for (const [path, text] of pages) writeFileSync(path, text);
