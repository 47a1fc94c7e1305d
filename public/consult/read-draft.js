import { definition, make } from '/apply/dom.js';
import { tableOfRows } from '/apply/rows.js';
import { read } from '/apply/send.js';
import { say } from '/apply/texts.js';
import { commentForm } from './comment-form.js';

const EXPLAINED = ['necessity', 'problems', 'measures', 'process'];

/** A draft with its explanation, clause by clause, and what was said of it. */
export async function readDraft(main, documentId) {
  const address = `/api/consultations/${encodeURIComponent(documentId)}`;
  const { data: draft } = await read(address);
  const { data: parts } = await read(`${address}/clauses`);
  const { data: released, meta } = await read(`${address}/comments`);
  const feedback = await read(`${address}/feedback`).then(
    ({ data }) => data,
    () => null,
  );
  const takes = draft.phase === 'open';
  const place = make('section', { id: 'comment', 'aria-label': say('onWhole') });
  const comment = (clause) => void commentForm(place, { address, clause });
  const ask = (clause, label) =>
    takes ? make('button', { type: 'button', onclick: () => comment(clause), 'aria-label': label }, label) : null;
  main.replaceChildren(
    make('h1', {}, draft.title),
    definition(about(draft)),
    takes ? '' : make('p', { class: 'box' }, draft.phase === 'scheduled' ? say('soon', { day: draft.opensOn ?? '' }) : say('over')),
    feedback ? feedbackSection(feedback) : '',
    make(
      'details',
      {},
      make('summary', {}, say('explanation')),
      ...EXPLAINED.filter((key) => draft[key]).flatMap((key) => [make('h3', {}, say(key)), make('p', { class: 'explain' }, draft[key])]),
    ),
    make('h2', {}, say('text')),
    ...parts.map(({ clause, text }) =>
      clause === null
        ? make('p', { class: 'explain' }, text)
        : make('div', { class: 'clause' }, make('h3', {}, clause), make('p', {}, text), ask(clause, `${say('onClause')}：${clause}`)),
    ),
    ...filesSection(draft.attachments),
    ask('', say('onWhole')) ?? '',
    place,
    ...commentsSection(address, released, meta.pagination.next),
  );
}

/** What is told of a draft beside its text; why its period is shorter than others, or was changed, is printed with it (R-CON-05c, N-32). */
const about = ({ unitName, opensOn, closesOn, shorteningReason, changeNote, contact, documents }) =>
  [
    [say('unit'), unitName],
    [say('opened'), opensOn],
    [say('closes'), closesOn && say('until', { day: closesOn })],
    [say('shortened'), shorteningReason],
    [say('changed'), changeNote],
    [say('contact'), contact],
    [say('became'), documents.map(({ title }) => title).join('；')],
  ].filter(([, value]) => value);

function filesSection(files) {
  if (files.length === 0) return [];
  const items = files.map(({ url, name }) => make('li', {}, make('a', { href: url }, name)));
  return [make('h2', {}, say('files')), make('ul', {}, ...items)];
}

function commentsSection(address, released, next) {
  if (released.length === 0) return [];
  const list = make('div', {}, ...released.map(said));
  const more = make('button', { type: 'button', hidden: next === null }, say('more'));
  let cursor = next;
  more.addEventListener('click', async () => {
    const { data, meta } = await read(`${address}/comments?pagination[cursor]=${encodeURIComponent(cursor)}`);
    list.append(...data.map(said));
    cursor = meta.pagination.next;
    more.hidden = cursor === null;
  });
  return [make('h2', {}, say('comments')), list, more];
}

const said = ({ clause, text }) => make('blockquote', { class: 'said' }, clause ? make('strong', {}, `${clause} `) : '', text);

function feedbackSection({ publishedOn, text, comments, results }) {
  const columns = ['clause', 'result', 'change', 'answer', 'many'].map((key) => say(key));
  const rows = results.map(({ clause, disposition, changedClause, feedback, count }) => [
    clause ?? say('whole'),
    say(disposition),
    changedClause ?? '',
    feedback ?? '',
    String(count),
  ]);
  return make(
    'section',
    {},
    make('h2', {}, say('feedback')),
    make('p', {}, `${publishedOn} ${say('counts', comments)}`),
    text ? make('p', { class: 'explain' }, text) : '',
    rows.length > 0 ? tableOfRows(columns, rows) : '',
  );
}
