'use strict';

const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');
const { default: Runtime } = require('jest-runtime');

const root = path.resolve(__dirname, '../..');
const PACKAGES = path.join(root, 'node_modules') + path.sep;
/** Where Strapi looks for the project: what it requires there is the file's own, see compile-app.js. */
const PROJECT = ['.cache/test-app', 'dist'].map((folder) => path.join(root, folder) + path.sep);

/** The runtime of the file that runs at present. */
let current = null;

/**
 * Jest's runtime with the packages below node_modules loaded once for each worker instead of once for each file: Strapi's are more than a
 * thousand modules. The project's own modules still belong to one file alone, also those that Strapi requires. A package that Node
 * cannot require, because jest transforms it, and one that is mocked stay jest's.
 */
module.exports = class NativePackages extends Runtime {
  constructor(...given) {
    super(...given);
    const [config] = given;
    this.transformed = config.transformIgnorePatterns.map((pattern) => new RegExp(pattern));
    // `parsingContext`, which jest gives, would be another realm.
    this.executor.compile = (source, filename) => vm.compileFunction(source, this.executor.injectedModuleParameters, { filename });
    current = this;
  }

  requireModule(from, name, options, isRequireActual) {
    if (name === undefined || options?.isInternalModule) return super.requireModule(from, name, options, isRequireActual);
    if (Module.isBuiltin(name)) return require(name);
    const file = path.isAbsolute(name) || name.startsWith('.') ? null : this._resolution.resolveCjs(from, name);
    if (file === null || !file.startsWith(PACKAGES) || !this.transformed.every((pattern) => pattern.test(file))) {
      return super.requireModule(from, name, options, isRequireActual);
    }
    return require(file);
  }

  teardown() {
    if (current === this) current = null;
    super.teardown();
  }
};
module.exports.default = module.exports;

const load = Module._load;
Module._load = function loadOnce(request, parent, isMain) {
  if (current !== null && PROJECT.some((folder) => request.startsWith(folder)))
    return current.requireModuleOrMock(parent.filename, request);
  return load.call(this, request, parent, isMain);
};
