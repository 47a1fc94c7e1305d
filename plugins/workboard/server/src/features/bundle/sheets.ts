import { explainClock, type Wording } from '../../../../engine/clock/explain-in-words';
import type { ClockReading } from '../../../../engine/clock/types';
import { wallTime } from '../../../../engine/day';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { AttachmentView, HistoryEntry } from '../../../../shared/contract';
import WORDS from '../../../../shared/texts/explain-clock.zh-Hans.json';
import { wordFile, type WordBlock } from '../../platform/word-file';
import type { FiledNotice } from '../notice/service';
import type { BundleDocument } from './documents';

/** The sheets of a case file are written in the language of the house: a court reads them. */

/** What somebody answered at a step, with who, when and on what ground. */
export function stepSheet(card: string, entry: HistoryEntry): Buffer {
  const { title, at, actor, comment, form, clauses } = entry;
  const rows = [
    ['办理时间', wallTime(at)],
    ['办理人', whoOf(actor)],
    ['单位', actor.unitTitle || '—'],
    ['依据', clauses.join('、') || '—'],
    ...(comment === null ? [] : [['意见', comment]]),
  ];
  const answers = (form?.answers ?? []).map(({ label, value }) => [label['zh-Hans'], value]);
  const answered: WordBlock[] =
    answers.length === 0
      ? []
      : [
          { kind: 'heading', text: '填写内容' },
          { kind: 'table', widths: [2, 5], rows: answers },
        ];
  return wordFile([
    { kind: 'title', text: title['zh-Hans'] },
    { kind: 'text', text: card },
    { kind: 'table', widths: [1, 4], rows },
    ...answered,
  ]);
}

/** How each day came about, so that whoever was not there can reckon it anew (X-01). */
export function clockSheet(card: string, workflow: WorkflowDefinition, readings: readonly ClockReading[]): Buffer {
  const blocks = readings.flatMap((reading): WordBlock[] => {
    const definition = workflow.clocks[reading.key];
    if (!definition) return [];
    const sentences = explainClock(reading, WORDING);
    return [
      { kind: 'heading', text: `${definition.title['zh-Hans']}（${definition.clauses.join('、')}）` },
      ...sentences.map(({ text, clauses }, index) => ({
        kind: 'text' as const,
        text: `${index + 1}. ${text}${clauses.length === 0 ? '' : `（${clauses.join('、')}）`}`,
      })),
      { kind: 'text', text: outcomeOf(reading) },
    ];
  });
  return wordFile([{ kind: 'title', text: '期限计算说明' }, { kind: 'text', text: card }, ...blocks]);
}

/** What a letter with personal data says, with masks, and the hashes of the files that the vault keeps. */
export function maskedSheet(card: string, { title, number, version, files, masked }: FiledNotice): Buffer {
  return wordFile([
    { kind: 'title', text: `${title['zh-Hans']}（个人信息已掩码）` },
    { kind: 'text', text: [card, number, `第${version}版`].filter(Boolean).join('　') },
    { kind: 'table', widths: [1, 4], rows: (masked ?? []).map(({ label, value }) => [label, value]) },
    ...files.map(({ format, sha256 }) => ({
      kind: 'note' as const,
      text: `原件（${format.toUpperCase()}）另行加密保管，指纹（SHA-256）：${sha256}`,
    })),
  ]);
}

/** Stands for a file that bears personal data: what it is, and the hash of what the vault keeps. */
export function personalFileSheet(card: string, { name, author, at, mime, size, sha256, personal }: AttachmentView): Buffer {
  return wordFile([
    { kind: 'title', text: `${name}（含个人信息，不入案卷）` },
    { kind: 'text', text: card },
    {
      kind: 'table',
      widths: [1, 4],
      rows: [
        ['递交人', author.name],
        ['收到时间', wallTime(at)],
        ['格式、大小', `${mime}，${sizeInWords(size)}`],
      ],
    },
    {
      kind: 'note',
      text: personal?.kept
        ? '原件另行加密保管；经授权的人员在办件的附件栏写明事由后打开，何人、何时、为何打开记入办理经过。'
        : '原件已按规定随个人信息删除。',
    },
    { kind: 'note', text: `原件连同原文件名、随机值一并计算的指纹（SHA-256）：${sha256}` },
  ]);
}

/** What happened, in order. */
export function historySheet(card: string, history: readonly HistoryEntry[]): Buffer {
  const rows = history.map((entry, index) => [
    String(index + 1),
    wallTime(entry.at),
    entry.title['zh-Hans'],
    [entry.fromTitle?.['zh-Hans'], entry.toTitle?.['zh-Hans']].filter(Boolean).join(' → '),
    [whoOf(entry.actor), entry.actor.unitTitle].filter(Boolean).join('，'),
    [entry.comment, ...(entry.form?.answers ?? []).map(({ label, value }) => `${label['zh-Hans']}：${value}`)].filter(Boolean).join('\n'),
    String(entry.seq),
  ]);
  return wordFile([
    { kind: 'title', text: '办理经过' },
    { kind: 'text', text: card },
    {
      kind: 'table',
      widths: [2.6, 5.8, 4.2, 4.2, 7, 12, 3.2],
      head: ['序号', '时间', '步骤', '阶段', '办理人', '意见和内容', '日志'],
      rows,
    },
    { kind: 'note', text: '“日志”为不可更改的办理日志中的序号。' },
  ]);
}

export interface ContentsAbout {
  title: string;
  card: string;
  maker: string;
  madeAt: string;
  version: number;
  missing: readonly string[];
  anyway: string | null;
  unconverted: readonly string[];
  converts: boolean;
}

/** 卷内目录: the first page of the case file. */
export function contentsSheet(about: ContentsAbout, documents: readonly BundleDocument[]): Buffer {
  const rows = documents.map(({ folder, part, title, number, day, size, extension, sha256 }, index) => [
    String(index + 1),
    [folder, part === title ? title : `${part}：${title}`].filter(Boolean).join(' / '),
    number ?? '',
    day ?? '',
    `${extension.toUpperCase()} ${sizeInWords(size)}`,
    sha256,
  ]);
  const missing =
    about.missing.length === 0 ? '材料齐全。' : `缺少材料：${about.missing.join('；')}。仍然制作的理由：${about.anyway ?? ''}`;
  return wordFile([
    { kind: 'title', text: '卷内目录' },
    { kind: 'text', text: `${about.title}\u3000${about.card}` },
    {
      kind: 'table',
      widths: [2.6, 10, 6, 6, 5, 9],
      fine: 5,
      head: ['序号', '材料名称', '文号', '日期', '格式、大小', '指纹（SHA-256）'],
      rows,
    },
    { kind: 'text', text: `共 ${documents.length} 件。${missing}` },
    ...pdfNotes(about).map((text) => ({ kind: 'text', text }) as const),
    { kind: 'note', text: `${about.maker}\u3000${wallTime(about.madeAt)}制作\u3000第${about.version}版` },
    { kind: 'note', text: '申请人等外部人员的个人信息以掩码列示；原始数据另行加密保管，经授权并说明事由后查阅。' },
  ]);
}

/** What is there as DOCX only, and why: nobody looks for a page that was never made. */
function pdfNotes({ unconverted, converts }: ContentsAbout): string[] {
  if (!converts) return ['制作时本机未配置 PDF 转换，材料以 DOCX 提供。'];
  return unconverted.length === 0 ? [] : [`下列材料转换 PDF 未成功，以 DOCX 提供：${unconverted.join('；')}。`];
}

function whoOf({ name, standingInFor }: HistoryEntry['actor']): string {
  return standingInFor === null ? name : `${name}（代${standingInFor.name}）`;
}

function sizeInWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function outcomeOf({ state, due, stoppedOn, met }: ClockReading): string {
  if (state === 'stopped' && stoppedOn && due)
    return `结论：${dayInWords(stoppedOn)}办结，期限为${dayInWords(due)}，${met ? '按期' : '超期'}。`;
  if (state === 'cancelled') return '结论：已取消计时。';
  return due ? `结论：期限为${dayInWords(due)}${state === 'suspended' ? '（暂停中，恢复后顺延）' : ''}。` : '结论：尚未起算。';
}

/** 2026年10月8日 周四 */
function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const weekday = '日一二三四五六'[new Date(Date.UTC(year, month - 1, date)).getUTCDay()] ?? '';
  return `${year}年${month}月${date}日（周${weekday}）`;
}

/** The hour, where hours bind. */
function dueInWords(day: string, at: string | null): string {
  return at === null ? dayInWords(day) : wallTime(at);
}

/** A sentence of the explanation; the Chinese ones know no plural. */
function say(message: string, values: Record<string, string | number> = {}): string {
  const words: Readonly<Record<string, string>> = WORDS;
  return (words[`card.explain.${message}`] ?? message).replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ''));
}

const WORDING: Wording = {
  say,
  day: dayInWords,
  due: dueInWords,
  instant: wallTime,
  text: (text) => text['zh-Hans'],
  holiday: (name) => name,
};
