import board from './board.json';
import card from './card.json';
import form from './form.json';
import memberships from './memberships.json';
import panel from './panel.json';
import shared from './shared.json';
import statistics from './statistics.json';
import today from './today.json';

/** All texts of this language, by key without the plugin's prefix. One file for each feature. */
const texts: Record<string, string> = { ...shared, ...board, ...card, ...form, ...today, ...panel, ...statistics, ...memberships };

export default texts;
