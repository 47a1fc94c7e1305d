import { make } from '/apply/dom.js';
import { read } from '/apply/send.js';
import { say } from '/apply/texts.js';

/** The drafts that are open now, and those before them. */
export async function listDrafts(main) {
  const { data } = await read('/api/consultations');
  const open = data.filter(({ phase }) => phase === 'open');
  const item = ({ documentId, title, closesOn }) =>
    make('li', {}, make('a', { href: `#${documentId}` }, title), closesOn ? ` ${say('closes')} ${say('until', { day: closesOn })}` : '');
  main.replaceChildren(
    make('h1', {}, say('drafts')),
    open.length > 0 ? make('ul', {}, ...open.map(item)) : make('p', {}, say('none')),
    make('ul', {}, ...data.filter((one) => !open.includes(one)).map(item)),
  );
}
