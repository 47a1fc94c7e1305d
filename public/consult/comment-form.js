import { make } from '/apply/dom.js';
import { drawForm } from '/apply/draw-form.js';
import { showReceipt } from '/apply/receipt.js';
import { get, useDoor } from '/apply/send.js';
import { formToSend } from '/apply/send-form.js';
import { say } from '/apply/texts.js';

/** The form of a comment on one clause, or on the whole draft. What was typed stays until it has arrived. */
export async function commentForm(place, { address, clause }) {
  useDoor(`${address}/comments`);
  const form = await get('form');
  const drawn = drawForm(form, { values: { clause } });
  const heading = make('h2', { tabindex: '-1' }, clause ? `${say('onClause')}：${clause}` : say('onWhole'));
  const another = make('button', { type: 'button', onclick: () => commentForm(place, { address, clause: '' }) }, say('another'));
  const arrived = (receipt) => showReceipt(place, receipt, { tag: 'h2', beside: [another] });
  place.replaceChildren(heading, ...formToSend(form, drawn, arrived));
  heading.focus();
  heading.scrollIntoView({ block: 'start' });
}
