import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

export interface Described {
  path: (string | number)[];
  zh: string;
  en: string;
}

const TYPES: Readonly<Record<string, readonly [string, string]>> = {
  string: ['文字', 'a text'],
  number: ['数字', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['true 或 false', 'true or false'],
  object: ['若干“键: 值”', 'keys with values'],
  record: ['若干“键: 值”', 'keys with values'],
  array: ['列表', 'a list'],
};

/** Turns a schema's complaint into sentences a person can act on; one for each unknown key. */
export function describeIssue(issue: Issue, before: readonly PropertyKey[] = []): Described[] {
  const path = [...before, ...issue.path].map((part) => (typeof part === 'number' ? part : String(part)));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        zh: `这里没有“${key}”这一项，请核对拼写`,
        en: `“${key}” is not known here, check its spelling`,
      }));
    case 'invalid_type':
      return [{ path, ...missingOrWrong(issue) }];
    case 'invalid_value': {
      const values = issue.values.map(String).join(' | ');
      return [{ path, zh: `只能是：${values}`, en: `must be one of: ${values}` }];
    }
    case 'invalid_union':
      return describeUnion(issue, path);
    case 'too_small':
      return [
        {
          path,
          zh: issue.origin === 'number' || issue.origin === 'int' ? `不能小于 ${issue.minimum}` : '不能为空',
          en: issue.origin === 'number' || issue.origin === 'int' ? `must not be less than ${issue.minimum}` : 'must not be empty',
        },
      ];
    case 'too_big':
      return [{ path, zh: `不能超过 ${issue.maximum}`, en: `must not exceed ${issue.maximum}` }];
    case 'invalid_format':
    case 'invalid_key':
      return [
        {
          path,
          zh: '名称只能用字母、数字和下划线（或连字符），以字母开头',
          en: 'a name consists of letters, digits, underscores or hyphens and starts with a letter',
        },
      ];
    default: {
      // Messages of our own checks are written “中文 / English”.
      const [zh, en] = issue.message.split(' / ');
      return [{ path, zh: zh ?? issue.message, en: en ?? issue.message }];
    }
  }
}

function missingOrWrong(issue: z.core.$ZodIssueInvalidType): { zh: string; en: string } {
  const [zh, en] = TYPES[issue.expected] ?? [issue.expected, issue.expected];
  if (isMissing(issue)) return { zh: `缺少此项（应为${zh}）`, en: `is missing (${en})` };
  return { zh: `应为${zh}`, en: `must be ${en}` };
}

/** The branch that came furthest is the one the writer meant. */
function describeUnion(issue: z.core.$ZodIssueInvalidUnion, path: (string | number)[]): Described[] {
  const meant = issue.errors.find(
    (branch) => branch.length > 0 && !branch.some((one) => one.code === 'invalid_type' && one.path.length === 0),
  );
  if (meant) return meant.flatMap((one) => describeIssue(one, path));
  const missing = issue.errors.every((branch) => branch.some((one) => one.path.length === 0 && isMissing(one)));
  const expected = issue.errors
    .flatMap((branch) => branch)
    .flatMap((one) => (one.code === 'invalid_type' ? [TYPES[one.expected] ?? [one.expected, one.expected]] : []));
  if (expected.length === 0) return [{ path, zh: '值不符合要求', en: 'the value does not fit' }];
  const unique = [...new Map(expected.map((names) => [names[0], names])).values()];
  const [zh, en] = [unique.map(([chinese]) => chinese).join('或'), unique.map(([, english]) => english).join(' or ')];
  return missing ? [{ path, zh: `缺少此项（应为${zh}）`, en: `is missing (${en})` }] : [{ path, zh: `应为${zh}`, en: `must be ${en}` }];
}

/** The schema library tells a missing value from a wrong one only in its message. */
function isMissing(issue: Issue): boolean {
  return issue.message.endsWith('received undefined');
}
