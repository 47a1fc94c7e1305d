import { TextDecoder, TextEncoder } from 'node:util';

// Browsers have these; jsdom leaves them to Node, whose globals it hides.
Object.assign(globalThis, { TextDecoder, TextEncoder, structuredClone: globalThis.structuredClone ?? ((value: unknown) => JSON.parse(JSON.stringify(value))) });
