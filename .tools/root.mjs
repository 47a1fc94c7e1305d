import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository; every script works from here, wherever it is called from. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const inRoot = (...parts) => path.join(root, ...parts);

export const bin = {
  strapi: inRoot('node_modules/@strapi/strapi/bin/strapi.js'),
  jest: inRoot('node_modules/jest/bin/jest.js'),
  tsc: inRoot('node_modules/typescript/bin/tsc'),
  eslint: inRoot('node_modules/eslint/bin/eslint.js'),
  prettier: inRoot('node_modules/prettier/bin/prettier.cjs'),
  depcruise: inRoot('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
};

/** One line for both kinds of reader. */
export const say = (zh, en) => console.log(`${zh} / ${en}`);

/** A failure that is explained by its own sentence, without a stack. */
export class Stop extends Error {}

/** Runs a script's main function; a `Stop` becomes its sentence and exit code 1. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
