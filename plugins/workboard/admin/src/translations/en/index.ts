import basis from './basis.json';
import board from './board.json';
import boardViews from './boardViews.json';
import bulk from './bulk.json';
import explainClock from '../../../../shared/texts/explain-clock.en.json';
import bundles from './bundles.json';
import calendar from './calendar.json';
import card from './card.json';
import channels from './channels.json';
import form from './form.json';
import intake from './intake.json';
import keys from './keys.json';
import matrix from './matrix.json';
import memberships from './memberships.json';
import messages from './messages.json';
import panel from './panel.json';
import persons from './persons.json';
import planner from './planner.json';
import registers from './registers.json';
import repeats from './repeats.json';
import shared from './shared.json';
import notices from './notices.json';
import standIns from './standIns.json';
import statistics from './statistics.json';
import teamwork from './teamwork.json';
import today from './today.json';

/** All texts of this language, by key without the plugin's prefix. One file for each feature. */
const texts: Record<string, string> = {
  ...shared,
  ...persons,
  ...planner,
  ...board,
  ...boardViews,
  ...bulk,
  ...intake,
  ...keys,
  ...matrix,
  ...teamwork,
  ...card,
  ...calendar,
  ...explainClock,
  ...bundles,
  ...form,
  ...today,
  ...panel,
  ...notices,
  ...standIns,
  ...registers,
  ...repeats,
  ...basis,
  ...statistics,
  ...memberships,
  ...messages,
  ...channels,
};

export default texts;
