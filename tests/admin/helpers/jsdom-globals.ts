import { TextDecoder, TextEncoder } from 'node:util';
import { configure } from '@testing-library/dom';

// Browsers have these; jsdom leaves them to Node, whose globals it hides.
Object.assign(globalThis, {
  TextDecoder,
  TextEncoder,
  structuredClone: (value: unknown): unknown => JSON.parse(JSON.stringify(value)),
});

// How long a test waits for what must come at last; a busy machine is no failure.
configure({ asyncUtilTimeout: 20_000 });
