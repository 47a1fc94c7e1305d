import { make } from '/apply/dom.js';
import { read } from '/apply/send.js';
import { say } from '/apply/texts.js';

/** In the order in which a citizen can do something about them. */
const PHASES = { open: ['open'], begins: ['scheduled'], ended: ['closed', 'feedback'] };

/** The drafts that are open now, those that will be, and those before them. */
export async function listDrafts(main) {
  const lists = Object.fromEntries(Object.keys(PHASES).map((name) => [name, make('ul', { class: 'drafts' })]));
  const sections = Object.entries(lists).map(([name, list]) => make('section', { hidden: true }, make('h2', {}, say(name)), list));
  const none = make('p', {}, say('none'));
  const more = make('button', { type: 'button', hidden: true }, say('more'));
  let next = await add(await read('/api/consultations?pagination[cursor]='));
  more.addEventListener('click', async () => {
    next = await add(await read(`/api/consultations?pagination[cursor]=${encodeURIComponent(next)}`));
  });
  main.replaceChildren(make('h1', {}, say('drafts')), none, ...sections, more);

  async function add({ data, meta }) {
    for (const draft of data) lists[listOf(draft)]?.append(item(draft));
    for (const section of sections) section.hidden = section.querySelector('li') === null;
    none.hidden = lists.open.childElementCount > 0;
    more.hidden = meta.pagination.next === null;
    return meta.pagination.next;
  }
}

const listOf = ({ phase }) => Object.keys(PHASES).find((name) => PHASES[name].includes(phase));

function item({ documentId, title, unitName, phase, opensOn, closesOn }) {
  const when =
    phase === 'scheduled' ? say('soon', { day: opensOn ?? '' }) : closesOn ? `${say('closes')} ${say('until', { day: closesOn })}` : '';
  const about = [unitName, when, phase === 'feedback' ? say('told') : ''].filter(Boolean).join(' · ');
  return make('li', {}, make('a', { href: `#${documentId}` }, title), make('br'), make('small', {}, about));
}
