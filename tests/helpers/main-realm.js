'use strict';

const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/** What jest-circus leaves on the global object of a file; the next file must not find it. */
const OF_ONE_FILE = ['EVENT_HANDLERS', 'RETRY_TIMES', 'RETRY_TIMES_SETTER', 'TEST_TIMEOUT_SYMBOL'].map((name) => Symbol.for(name));

/** A file that failed half-way has not ended its application. The next one gets packages that know nothing of it. */
function forgetStrapi() {
  delete globalThis.strapi;
  for (const file of Object.keys(require.cache)) if (file.includes('/node_modules/@strapi/')) delete require.cache[file];
}

/**
 * Jest's environment for files that boot the application: they run in the worker's own realm, where Strapi's packages live for all of them
 * (see native-packages.js), so that an `Error` or a `Date` is the same class on both sides, as it is when the application really runs.
 * What a file changes outside its own modules, it finds unchanged again in the next: variables of the environment, console, listeners.
 */
module.exports = class MainRealm {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.before = { env: { ...process.env }, console: globalThis.console, exit: process.exit, trace: Error.stackTraceLimit };
    globalThis.global = globalThis;
  }

  setup() {
    // An application that ends takes all listeners of its process away. These are jest's, whose word to the worker would be lost.
    process.removeAllListeners = (event) => {
      for (const signal of event === undefined ? ['SIGINT', 'SIGTERM'] : [event]) {
        Object.getPrototypeOf(process).removeAllListeners.call(process, signal);
      }
      return process;
    };
  }

  teardown() {
    this.fakeTimersModern.dispose();
    delete process.removeAllListeners;
    for (const name of Object.keys(process.env)) if (!(name in this.before.env)) delete process.env[name];
    Object.assign(process.env, this.before.env);
    process.exit = this.before.exit;
    globalThis.console = this.before.console;
    Error.stackTraceLimit = this.before.trace;
    for (const name of OF_ONE_FILE) delete globalThis[name];
    if (globalThis.strapi) forgetStrapi();
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Jest asks only whether there is one; see `compile` in native-packages.js. */
  getVmContext() {
    return globalThis;
  }
};
