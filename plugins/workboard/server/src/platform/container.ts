import type { Core } from '@strapi/strapi';
import type { BundleService } from '../features/bundle/service';
import type { ChannelService } from '../features/channel/service';
import type { ClauseService } from '../features/clause/service';
import type { CardService } from '../features/card/service';
import type { CalendarService } from '../features/calendar/service';
import type { DoorService } from '../features/door/service';
import type { FormService } from '../features/form/service';
import type { JobService } from '../features/job/service';
import type { LabelService } from '../features/label/service';
import type { LogService } from '../features/log/service';
import type { MembershipService } from '../features/membership/service';
import type { NoticeService } from '../features/notice/service';
import type { NotificationService } from '../features/notification/service';
import type { SentinelService } from '../features/sentinel/service';
import type { UnitService } from '../features/unit/service';
import type { VaultService } from '../features/vault/service';
import type { WorkflowService } from '../features/workflow/service';
import type { TimeSource } from './now';
import type { HashAlgorithm } from './hash';

/** What every feature may reach: the services of the others, never their repositories. */
export interface Container {
  readonly strapi: Core.Strapi;
  readonly time: TimeSource;
  readonly hash: HashAlgorithm;
  readonly units: UnitService;
  readonly members: MembershipService;
  readonly calendars: CalendarService;
  readonly workflows: WorkflowService;
  readonly forms: FormService;
  readonly log: LogService;
  readonly jobs: JobService;
  readonly notifications: NotificationService;
  readonly notices: NoticeService;
  readonly bundles: BundleService;
  readonly channels: ChannelService;
  /** Whether a content type is the one that lists the units. */
  isUnitType(uid: string): boolean;
  readonly cards: CardService;
  readonly clauses: ClauseService;
  readonly labels: LabelService;
  readonly sentinel: SentinelService;
  readonly doors: DoorService;
  readonly vault: VaultService;
}

const containers = new WeakMap<object, Container>();

export function setContainer(strapi: Core.Strapi, container: Container): void {
  containers.set(strapi, container);
}

/** The services of this Strapi instance. @throws Error before the plugin is registered. */
export function containerOf(strapi: Core.Strapi): Container {
  const container = containers.get(strapi);
  if (!container) throw new Error('workboard is not registered yet');
  return container;
}
