import type { Core } from '@strapi/strapi';
import { inBothLanguages } from '../../../../engine/text';
import type { Container } from '../../platform/container';

interface Answer {
  status: number;
  path: string;
  body?: unknown;
}

const ENTRY = /^\/content-manager\/(?:collection|single)-types\/([\w-]+::[\w.-]+)/;

/**
 * What the content manager refuses of a governed type that it does not show, it refuses with a bare “Policy Failed”. Whoever comes there is told which
 * rule it is, and where the words are written: by the steps of the workflow (B-22). Around everything else, so that the answer is made already.
 */
export function registerSayWhy(strapi: Core.Strapi, container: () => Container): void {
  const use = strapi.server.use.bind(strapi.server) as unknown as (
    middleware: (context: Answer, next: () => Promise<void>) => Promise<void>,
  ) => void;
  use(async (context, next) => {
    await next();
    const uid = context.status === 403 ? ENTRY.exec(context.path)?.[1] : undefined;
    const error = (context.body as { error?: { message?: string } } | undefined)?.error;
    if (uid === undefined || error?.message !== 'Policy Failed' || !isHidden(strapi, uid)) return;
    const workflows = container().workflows.governing(uid);
    if (workflows.length > 0) error.message = sentence(strapi, uid, workflows);
  });
}

interface Shown {
  info: { displayName: string };
  pluginOptions?: Record<string, { visible?: boolean }>;
}

const typeOf = (strapi: Core.Strapi, uid: string) => strapi.contentTypes[uid as never] as Shown | undefined;

function isHidden(strapi: Core.Strapi, uid: string): boolean {
  return typeOf(strapi, uid)?.pluginOptions?.['content-manager']?.visible === false;
}

function sentence(strapi: Core.Strapi, uid: string, workflows: ReturnType<Container['workflows']['governing']>): string {
  const [only, ...others] = workflows;
  const named = (locale: 'zh-Hans' | 'en') =>
    only && others.length === 0 ? only.title[locale] : (typeOf(strapi, uid)?.info.displayName ?? uid);
  const clauses = [...new Set(workflows.flatMap((workflow) => workflow.clauses))].slice(0, MOST);
  const text = {
    'zh-Hans': `“${named('zh-Hans')}”的内容只由流程步骤写入，内容管理不能修改、公开或删除：请在工作台打开对应卡片，办理相应步骤`,
    en: `What “${named('en')}” holds is written by steps only, and neither changed, published nor deleted here: open the card on the workboard and take the step`,
  };
  return inBothLanguages(text, clauses);
}

/** Clauses that a sentence names. */
const MOST = 6;
