import type { Core } from '@strapi/strapi';
import { seedRows } from '../seed-rows';
import organisations from '../../../database/seeds/demo/organisations.json';
import { createPeople } from './people';
import { playCases } from './play-cases';
import { playConsultations } from './play-consultations';
import { playDisputes } from './play-disputes';
import { playEvents } from './play-events';
import { playRequests } from './play-requests';
import { playReviews } from './play-reviews';

/**
 * An invented office at work: units, one person for each office role, and documents with interpretations, drafts for comment, requests for
 * information and public opinion events in every stage, driven through the same steps as real ones, dated relative to today. Put in once;
 * everything invented is marked （演示）.
 */
export async function seedDemo(strapi: Core.Strapi): Promise<void> {
  const store = strapi.store({ type: 'core', name: 'seeds' });
  if ((await store.get({ key: 'demo' })) !== null) return;
  await seedRows(strapi, {
    name: 'demo-organisations',
    uid: 'api::organisation.organisation',
    key: 'code',
    rows: organisations.map((row) => ({ ...row, active: true })),
    overwrite: false,
  });
  const people = await createPeople(strapi);
  await playCases(strapi, people);
  await playReviews(strapi, people);
  const requests = await playRequests(strapi, people);
  await playDisputes(strapi, people, requests);
  await playEvents(strapi, people);
  await playConsultations(strapi, people);
  await store.set({ key: 'demo', value: 'done' });
}
