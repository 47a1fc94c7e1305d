import type { Text } from '../text';

/** What must not stand in a text that is to be public. */
export type FindingKind = 'mark' | 'id_number' | 'phone' | 'bank_card';

/** One thing that was found, without the thing itself: what is shown, logged and stored is the masked form. */
export interface Finding {
  kind: FindingKind;
  /** Where it begins: characters from the start of the text. */
  at: number;
  /** How long it is there, separators included. */
  length: number;
  /** `机密★`, `110101********1234`, `138****5678`. */
  masked: string;
}

/** A finding and the text it stands in: `body`, `blocks.2.text`, the name of a file. */
export interface PlacedFinding extends Finding {
  place: string;
}

export interface SentinelOptions {
  /** Numbers of the office itself, which may stand anywhere; only their digits count. */
  officeNumbers?: readonly string[];
}

/** What each kind is called. */
export const KIND_TITLES: Readonly<Record<FindingKind, Text>> = {
  mark: { 'zh-Hans': '密级标志', en: 'classification mark' },
  id_number: { 'zh-Hans': '身份证号', en: 'ID number' },
  phone: { 'zh-Hans': '个人电话号码', en: 'personal phone number' },
  bank_card: { 'zh-Hans': '银行卡号', en: 'bank card number' },
};
