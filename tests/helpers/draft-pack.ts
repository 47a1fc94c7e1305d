import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { facts } from '../../src/policies/comment/facts';
import type { Actor, Value } from '../../plugins/workboard/engine/workflow/types';
import type { FiredCard } from '../../plugins/workboard/server/src/api';
import type { TestApp } from './strapi';

const POLICIES = path.resolve(__dirname, '../../src/policies');
export const DRAFT = 'api::consultation.consultation';
export const UNIT = 'office-general';

/** A draft for comment in a dozen lines: what comments need of it, without all that must come before it is opened. */
const WORKFLOW = `key: consultation
title: 征求意见稿
subject: { type: ${DRAFT}, units: unit, number: indexNumber, sealed: [title, body], state: [feedbackPublishedOn] }
roles: { drafting_unit: { scope: unit, units: [unit] }, disclosure: office }
stages:
  preparing: { title: 准备, kind: initial, owner: drafting_unit }
  open: { title: 征求中 }
  closed: { title: 已截止, owner: drafting_unit }
  analysing: { title: 意见处理, owner: drafting_unit }
  feedback_published: { title: 已反馈, owner: drafting_unit }
  submitted: { title: 已上报, kind: final }
events:
  create: { title: 新建, by: [drafting_unit, system] }
  open: { title: 公开征求, from: preparing, to: open, by: [drafting_unit, system], effects: [seal, publish] }
  close: { title: 截止, from: open, to: closed, by: [drafting_unit, system] }
  analyse: { title: 处理, from: closed, to: analysing, by: [drafting_unit, system] }
  publish_feedback:
    title: 公布采纳情况
    from: [closed, analysing]
    to: feedback_published
    by: [drafting_unit, system]
    guards:
      - { clause: R-CON-11a, when: matrix.comment.undisposed == 0, message: 还有意见未处理 }
      - { clause: R-CON-11c, when: matrix.comment.unanswered == 0, message: 不予采纳的意见还没有反馈 }
    effects: [{ set: feedbackPublishedOn, value: today }]
  submit_to_government: { title: 上报, from: feedback_published, to: submitted, by: [drafting_unit, system] }
`;

export const BODY = [
  '为规范停车管理，制定本办法（测试）。',
  '',
  '**第一条** 本办法适用于本区。',
  '',
  '第二条 机动车应当在泊位内停放。',
  '',
  '第三条 收费标准由价格主管部门制定。',
].join('\n');

/** The office's own comments under a draft of a few steps. @returns removes the folder */
export async function loadDraftPack(app: TestApp): Promise<() => Promise<void>> {
  const home = await fs.mkdtemp(path.join(os.tmpdir(), 'gongkai-draft-'));
  const dir = path.join(home, 'consultation');
  await fs.mkdir(path.join(dir, 'forms'), { recursive: true });
  await fs.writeFile(path.join(dir, 'workflow.yaml'), WORKFLOW);
  await app.workboard.loadPacks({
    rolesFile: path.join(POLICIES, 'roles.yaml'),
    packs: [
      { dir, facts: {} },
      { dir: path.join(POLICIES, 'comment'), facts },
    ],
  });
  return () => fs.rm(home, { recursive: true, force: true });
}

/** A draft of the office that has come as far as these steps. */
export async function draftAfter(
  app: TestApp,
  steps: readonly string[],
  values: Record<string, Value> = {},
): Promise<{ card: FiredCard; documentId: string }> {
  const actor: Actor = app.workboard.system('系统（测试）');
  const head = { title: '停车管理办法（征求意见稿）', unit: UNIT, body: BODY, closesOn: '2026-09-29', audience: 'society' };
  let card = await app.workboard.open('consultation', { event: 'create', actor, values: { ...head, ...values } });
  for (const event of steps) card = await app.workboard.fire(card.id, { event, actor });
  return { card, documentId: card.documentId };
}
