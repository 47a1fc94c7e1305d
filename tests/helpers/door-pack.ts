import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { docx } from './office-files';
import type { TestApp } from './strapi';

const ENTRY = 'api::interpretation.interpretation';

const ROLES = `clerk: { zh-Hans: 经办人, en: Clerk }
applicant: { zh-Hans: 申请人, en: Applicant, heldBy: public }
`;

export const WORKFLOW = `key: outside
title: 对外小流程
subject: { type: ${ENTRY}, units: unit }
stages:
  open: { title: 办理, kind: initial, owner: clerk }
  done: { title: 办结, kind: final }
events:
  ask:
    title: 提出
    by: [clerk, applicant]
    form: ask
    effects: [{ set: title, value: form.summary }, { set: unit, value: "'office'" }]
  draft: { title: 起草答复, from: open, by: system, effects: [{ renderNotice: letter }] }
  answer: { title: 答复, from: open, to: done, by: system }
notices:
  letter: { title: 答复书, template: letter.docx, clause: R-FOI-25, fields: {} }
door:
  key: outside-door
  opens: ask
  check: phone
  tells: { unit: { title: 单位, since: answer } }
  releases: { letter: answer }
  stages: { open: 办理中, done: 已办结 }
`;

export const FORM = `key: ask
title: 提出
fields:
  - { key: phone, type: text, label: 电话, required: true }
  - { key: summary, type: text, label: 概述, required: true }
`;

/** Loads a pack of a few lines with a public door and a notice that one of its steps hands out. @returns removes its folder */
export async function loadDoorPack(app: TestApp): Promise<() => Promise<void>> {
  const home = await fs.mkdtemp(path.join(os.tmpdir(), 'gongkai-door-'));
  const dir = path.join(home, 'outside');
  await fs.mkdir(path.join(dir, 'forms'), { recursive: true });
  await fs.mkdir(path.join(dir, 'notices'));
  await fs.writeFile(path.join(dir, 'notices', 'letter.docx'), docx(['答复书（测试）']));
  await fs.writeFile(path.join(home, 'roles.yaml'), ROLES);
  await fs.writeFile(path.join(dir, 'workflow.yaml'), WORKFLOW);
  await fs.writeFile(path.join(dir, 'forms', 'ask.yaml'), FORM);
  await app.workboard.loadPacks({ rolesFile: path.join(home, 'roles.yaml'), packs: [{ dir, facts: {} }] });
  return () => fs.rm(home, { recursive: true, force: true });
}

export type Challenge = Parameters<typeof solveChallenge>[0]['challenge'];

/** Asks for a challenge of a door and solves it. */
export async function solved(app: TestApp, door = 'foi-applications') {
  const challenge: Challenge = await app.workboard.doors.challenge(door);
  return { challenge, solution: await solveChallenge({ challenge, deriveKey }) };
}

/** The same for a card that is opened under a published one. */
export async function solvedUnder(app: TestApp, door: string, under: { uid: string; documentId: string }) {
  const challenge: Challenge = await app.workboard.doors.challenge(door, under);
  return { challenge, solution: await solveChallenge({ challenge, deriveKey }) };
}

/** A key for a request, another for each name. */
export const requestKey = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 32);
