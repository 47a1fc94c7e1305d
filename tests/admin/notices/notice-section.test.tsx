import { fireEvent, screen, waitFor } from '@testing-library/react';

import { EventDialog } from '../../../plugins/workboard/admin/src/features/card/EventDialog';
import { NoticeSection } from '../../../plugins/workboard/admin/src/features/notices';
import type { Notices, NoticeVersion } from '../../../plugins/workboard/shared/contract';
import { text } from '../helpers/board-data';
import { renderWithProviders } from '../helpers/render';
import { world } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

const version = (id: number, more: Partial<NoticeVersion> = {}): NoticeVersion => ({
  id,
  key: 'waiver-slip',
  title: text('不解读审批单'),
  version: id,
  number: '黄政办不解读〔2026〕1号',
  fileName: '不解读审批单',
  madeAt: '2026-11-24T01:05:00Z',
  madeBy: '王五',
  madeFor: null,
  hash: 'a31df9f1b5c5e0',
  pdf: 'none',
  supersedes: null,
  period: null,
  personal: null,
  ...more,
});

const kind = { key: 'waiver-slip', title: text('不解读审批单'), clauses: [], mayMake: true, again: true, numbered: true, period: null };

function open(notices: Partial<Notices>) {
  world.asked.length = 0;
  world.answer = ({ url, method }) => {
    if (url === '/workboard/cards/1/notices') return { data: { data: { kinds: [kind], versions: [], pdf: true, ...notices } } };
    if (url === '/workboard/clauses') return { data: { data: [{ id: 'R-PUB-00', policy: '公文公开流程', text: '先审查、后公开。' }] } };
    if (method === 'POST') return { data: { data: null } };
    return { error: { name: 'NotFoundError', message: 'Not Found', status: 404 } };
  };
  return renderWithProviders(<NoticeSection card={1} mayMake />);
}

test('every version says who made it, in whose stead, and where its PDF is', async () => {
  open({
    versions: [version(4, { madeFor: '李四', pdf: 'ready' }), version(3, { pdf: 'making' }), version(2, { pdf: 'failed' }), version(1)],
  });
  await screen.findByRole('button', { name: '下载不解读审批单第4版（PDF）' });
  expect(screen.getByText(/王五（代 李四）/)).toBeTruthy();
  for (const words of ['PDF 正在生成', 'PDF 未能生成，可下载 DOCX；请管理员查看任务队列']) expect(screen.getByText(words)).toBeTruthy();
  expect(screen.getAllByRole('button', { name: /DOCX/ })).toHaveLength(4);
  fireEvent.click(screen.getByRole('button', { name: '生成 PDF' }));
  await waitFor(() => expect(world.asked.map(({ url }) => url)).toContain('/workboard/notices/1/pdf'));
});

test('where LibreOffice is not installed, one sentence says so and what can be done; no PDF is offered', async () => {
  open({ versions: [version(1)], pdf: false });
  await screen.findByText('本机未安装 LibreOffice，可下载 DOCX；管理员可按说明安装。');
  expect(screen.queryByRole('button', { name: '生成 PDF' })).toBeNull();
});

test('A-64 · the law stands beside the step that opens a card', async () => {
  open({});
  const event = { event: 'create', title: text('新建公文'), form: null, clauses: ['R-PUB-00'] };
  const nothing = () => undefined;
  renderWithProviders(
    <EventDialog
      order={{ workflow: 'official-document', card: null, event }}
      eventForm={{ form: undefined, dirty: false, answers: {} } as never}
      firing={{ problem: null, sending: false } as never}
      onSend={nothing}
      onClose={nothing}
      onEvent={nothing}
      onView={nothing}
    />,
  );
  await screen.findByText('办理依据（1 条）');
  expect(screen.getByText('先审查、后公开。')).toBeTruthy();
});
