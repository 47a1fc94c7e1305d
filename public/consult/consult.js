import './texts.js';
import { make } from '/apply/dom.js';
import { startPage } from '/apply/page.js';
import { say } from '/apply/texts.js';
import { followComment } from './follow-comment.js';
import { listDrafts } from './list-drafts.js';
import { readDraft } from './read-draft.js';

/** The drafts, one of them, or what became of a comment. */
async function show(name, main) {
  if (name === 'follow') return followComment(main);
  if (name === '' || name === 'drafts') return listDrafts(main);
  try {
    await readDraft(main, name);
  } catch (error) {
    if (error.status !== 404) throw error;
    main.replaceChildren(make('div', { class: 'summary', role: 'alert' }, say('gone')));
  }
}

startPage({ titleOf: (name) => (name === 'follow' ? 'follow' : 'drafts'), show });
