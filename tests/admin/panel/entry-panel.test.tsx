import type { ReactNode } from 'react';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';

import { EntryPanel } from '../../../plugins/workboard/admin/src/features/entry-panel';
import { remember } from '../../../plugins/workboard/admin/src/features/entry-panel/last-refusal';
import type { CardDetail } from '../../../plugins/workboard/shared/contract';
import { card, event, tab, text } from '../helpers/board-data';
import { stubBoardLayout } from '../helpers/board-layout';
import { clockView, start } from '../helpers/clock-data';
import { change } from '../helpers/fire-page';
import { renderWithProviders } from '../helpers/render';
import { world } from '../helpers/strapi-admin';

const editor = { modified: false };

jest.mock('@strapi/strapi/admin', () => ({
  ...jest.requireActual<object>('../helpers/strapi-admin'),
  useForm: (_consumer: string, select: (state: { modified: boolean }) => unknown) => select(editor),
}));

beforeAll(stubBoardLayout);
// What the panel loads on demand is here already, so that no test waits for a module.
beforeAll(() => import('../../../plugins/workboard/admin/src/features/entry-panel/EntryCard'));
beforeEach(() => {
  editor.modified = false;
});

const UID = 'api::document.document';

const detail: CardDetail = {
  ...card(1, 'review', { stageTitle: text('审查中') }),
  workflowTitle: text('公文公开'),
  subject: { uid: UID, documentId: 'abc', href: '' },
  clocks: [clockView([start('2026-09-30')], '2026-09-30')],
  events: [
    event('approve', '审定', 'approval'),
    event('publish', '发布', 'published', { allowed: false, unmet: [{ code: 'guard', message: text('须先审定'), clauses: [] }] as never }),
  ] as unknown as CardDetail['events'],
  tasks: [],
  links: [],
  recipients: [],
  matrices: [],
  history: [5, 4, 3, 2].map((seq) => ({ ...change, seq, title: text(`第${seq}步`) })),
  facts: [],
  persons: [],
  readOnly: null,
  keepsPersonal: false,
  repeats: false,
  watching: false,
};

/** As the content manager does it: the panel is a function with hooks that describes itself. */
function Panel({ documentId }: { documentId?: string }) {
  const panel = EntryPanel({
    model: UID,
    collectionType: 'collection-types',
    activeTab: 'draft',
    documentId,
    document: documentId ? ({ documentId } as never) : undefined,
  });
  return panel ? <Section title={panel.title}>{panel.content}</Section> : <p>no panel</p>;
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      {title}
      {children}
    </section>
  );
}

function open(documentId: string | undefined, answer: CardDetail | null, subjectType = UID) {
  world.asked.length = 0;
  world.answer = ({ url, method }) => {
    if (method === 'POST')
      return {
        data: { data: { card: card(1, 'approval'), from: 'review', to: 'approval', warnings: [], undo: { why: text('测试中不能撤销') } } },
      };
    if (url === '/workboard/boards') return { data: { data: [tab({ subjectType, clocks: [] })] } };
    if (url.startsWith('/workboard/subjects/')) return { data: { data: answer } };
    return { error: { name: 'NotFoundError', message: url, status: 404 } };
  };
  return renderWithProviders(<Panel documentId={documentId} />);
}

test('board 31 · beside an entry: its stage, clocks, the last steps, and the way to the board', async () => {
  open('abc', detail);
  const panel = await screen.findByRole('region', { name: '工作台' });
  await screen.findByText('现在：审查中', {}, { timeout: 20_000 });
  for (const words of ['门户公开', '第5步', '第3步', '暂不能办理的事项（1）', '须先审定']) expect(panel.textContent).toContain(words);
  expect(panel.textContent).not.toContain('第2步');
  expect(screen.getByRole('link', { name: '在看板中查看' }).getAttribute('href')).toBe(
    '/plugins/workboard/boards/official-document?card=1',
  );
});

test('board 31 · a permitted step is fired from the panel', async () => {
  open('abc', detail);
  fireEvent.click(await screen.findByRole('button', { name: '审定' }));
  await waitFor(() => expect(world.asked.find((asked) => asked.method === 'POST')?.url).toBe('/workboard/cards/1/events/approve'));
});

test('R-PUB-08 · nothing is approved while the editor holds changes that are not saved', async () => {
  editor.modified = true;
  open('abc', detail);
  expect((await screen.findByRole<HTMLButtonElement>('button', { name: '审定' })).disabled).toBe(true);
  expect(screen.getByText('有未保存的修改，请先保存再办理')).toBeTruthy();
});

test('X-05 R-SEC-02 · what the content manager was refused stays readable beside the entry, with clauses and the way, in the language of the person', async () => {
  const clause = { id: 'R-SEC-02', policy: '', text: '先审查、后公开' };
  const cure = {
    in: 'linked',
    workflow: 'secrecy-review',
    label: text('打开保密审查'),
    href: '/plugins/workboard/boards/secrecy-review?card=7',
  };
  const unmet = [{ code: 'guard', message: text('审查未办结'), clauses: [clause], cure }];
  open('abc', detail);
  await screen.findByRole('button', { name: '审定' });
  act(() => remember('abc', { status: 422, message: '', details: { refused: true, unmet, fields: [] } }));
  const told = screen.getByRole('region', { name: '刚才的操作被拒绝' });
  expect(told.textContent).toContain('审查未办结');
  expect(told.textContent).toContain('R-SEC-02');
  expect(screen.getByRole('link', { name: '打开保密审查' }).getAttribute('href')).toBe(cure.href);
  act(() =>
    remember('abc', { status: 400, message: '“索引号”由流程写入（R-META-01） / “Index number” is written by the workflow (R-META-01)' }),
  );
  expect(told.textContent).toContain('“索引号”由流程写入（R-META-01）');
  expect(told.textContent).not.toContain('Index number');
  fireEvent.click(screen.getByRole('button', { name: '知道了' }));
  expect(screen.queryByRole('region', { name: '刚才的操作被拒绝' })).toBeNull();
});

test('no panel where no workflow governs the type', async () => {
  open('abc', null, 'api::other.other');
  await waitFor(() => expect(world.asked).toHaveLength(2));
  expect(screen.getByText('no panel')).toBeTruthy();
});

test('a new entry is told what saving it will set in motion', async () => {
  open(undefined, null);
  expect(await screen.findByText(/保存后将在“公文公开”看板建立卡片/)).toBeTruthy();
  expect(world.asked.some((asked) => asked.url.startsWith('/workboard/subjects/'))).toBe(false);
});
