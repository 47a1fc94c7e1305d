import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import en from '../../src/translations/en.json';
import zhHans from '../../src/translations/zh-Hans.json';

const API = path.resolve(__dirname, '../../src/api');
const COMPONENTS = path.resolve(__dirname, '../../src/components');

interface Schema {
  pluginOptions?: { 'content-manager'?: { visible?: boolean } };
  info: { displayName: string };
  attributes: Record<string, { enum?: string[] }>;
  config?: { metadatas: Record<string, { edit: { label: string } }> };
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Schema;
/** Cases are worked on with their cards alone: the content manager does not show them. */
const isShown = ({ pluginOptions }: Schema) => pluginOptions?.['content-manager']?.visible !== false;
const types = readdirSync(API).flatMap((name): [string, Schema][] => {
  try {
    const schema = read(path.join(API, name, 'content-types', name, 'schema.json'));
    return isShown(schema) ? [[`api::${name}.${name}`, schema]] : [];
  } catch {
    // A folder of routes without a content type.
    return [];
  }
});
const components = readdirSync(COMPONENTS, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .map((file): [string, Schema] => [file.replace(/\.json$/, '').replace(path.sep, '.'), read(path.join(COMPONENTS, file))]);
const chinese: Record<string, string | undefined> = zhHans;
const english: Record<string, string | undefined> = en;

const isLabelled = (ids: string, { attributes, config }: Schema) => {
  for (const name of Object.keys(attributes)) {
    const id = `content-manager.${ids}.${name}`;
    expect([id, chinese[id]]).toEqual([id, config?.metadatas[name]?.edit.label]);
    expect([id, english[id]]).toEqual([id, expect.stringMatching(/[A-Za-z]/)]);
  }
};

describe.each(types)('%s in the content manager', (uid, schema) => {
  const { info } = schema;

  test('every field has a label, the same in the schema and in the texts, and one in English', () => {
    isLabelled(`content-types.${uid}`, schema);
  });

  test('its name is read in both languages', () => {
    expect(chinese[info.displayName]).toBe(info.displayName);
    expect(english[info.displayName]).toMatch(/[A-Za-z]/);
  });
});

test.each(components)('every field of the component %s has a label in both languages', (uid, schema) => {
  isLabelled(`components.${uid}`, schema);
});

test('every value of an enumeration is read in words', () => {
  const values = [...types, ...components].flatMap(([, { attributes }]) =>
    Object.values(attributes).flatMap((attribute) => attribute.enum ?? []),
  );
  expect(values.length).toBeGreaterThan(30);
  expect(values.filter((value) => !/[\u4e00-\u9fff]/.test(chinese[value] ?? '') || !/[A-Za-z]/.test(english[value] ?? ''))).toEqual([]);
});
