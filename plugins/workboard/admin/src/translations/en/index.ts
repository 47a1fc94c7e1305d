import board from './board.json';
import bulk from './bulk.json';
import card from './card.json';
import form from './form.json';
import keys from './keys.json';
import memberships from './memberships.json';
import panel from './panel.json';
import shared from './shared.json';
import standIns from './standIns.json';
import statistics from './statistics.json';
import teamwork from './teamwork.json';
import today from './today.json';

/** All texts of this language, by key without the plugin's prefix. One file for each feature. */
const texts: Record<string, string> = {
  ...shared,
  ...board,
  ...bulk,
  ...keys,
  ...teamwork,
  ...card,
  ...form,
  ...today,
  ...panel,
  ...standIns,
  ...statistics,
  ...memberships,
};

export default texts;
