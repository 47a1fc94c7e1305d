import { make } from './dom.js';
import { drawForm } from './draw-form.js';
import { forgetReceipt, lastReceipt, showReceipt } from './receipt.js';
import { get, post } from './send.js';
import { formToSend } from './send-form.js';
import { read, say } from './texts.js';

const DRAFT = 'gongkai-application';
let typed = {};

/** The page on which an application is filed. What was typed stays until it has arrived. */
export async function fileRequest(main) {
  if (lastReceipt()) return receiptOf(main, lastReceipt());
  const form = await get('form');
  const kept = { ...JSON.parse(sessionStorage.getItem(DRAFT) ?? '{}'), ...typed };
  const found = make('div', { class: 'box', hidden: true });
  const asks = form.fields.find(({ suggests }) => suggests)?.key;
  const drawn = drawForm(form, { values: kept, onchange: (answers) => (keep(form, answers), asks && suggest(found, asks, answers[asks])) });
  drawn.after(asks, found);
  const arrived = (receipt) => {
    typed = {};
    sessionStorage.removeItem(DRAFT);
    receiptOf(main, receipt);
  };
  main.replaceChildren(make('h1', {}, read(form.title)), ...formToSend(form, drawn, arrived));
}

function receiptOf(main, receipt) {
  const next = () => (forgetReceipt(), fileRequest(main));
  showReceipt(main, receipt, { beside: [make('button', { type: 'button', onclick: next }, say('another'))] });
}

/** Personal answers live in this window only, and only until it is closed or the application has arrived. */
function keep(form, answers) {
  typed = answers;
  const plain = form.fields.filter(({ key, personal }) => !personal && answers[key] !== undefined).map(({ key }) => [key, answers[key]]);
  sessionStorage.setItem(DRAFT, JSON.stringify(Object.fromEntries(plain)));
}

let waiting = 0;

/** What may be public already, a moment after somebody stopped typing. Asked in a body: no address bears what was typed. */
function suggest(box, field, text) {
  clearTimeout(waiting);
  if (!text || text.length < 4) return void (box.hidden = true);
  waiting = setTimeout(async () => {
    const answered = await post('suggestions', { field, text }).catch(() => null);
    const list = answered ? (await answered.json()).data : [];
    const link = ({ title, about, href }) =>
      make(
        'li',
        {},
        href ? make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, title) : title,
        about === '' ? '' : ` ${about}`,
      );
    box.hidden = list.length === 0;
    box.replaceChildren(make('p', {}, say('suggestions')), make('ul', {}, ...list.map(link)));
  }, 600);
}
