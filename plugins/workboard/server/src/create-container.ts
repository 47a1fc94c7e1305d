import type { Core } from '@strapi/strapi';
import { createBundleService } from './features/bundle/service';
import { registerCalendarJobs } from './features/calendar/register-jobs';
import { createCalendarService } from './features/calendar/service';
import { createCardService } from './features/card/create-card-service';
import { registerAudits } from './features/audit/register-jobs';
import { registerDuties } from './features/duty/open-duties';
import { registerExpiry } from './features/card/expire-clocks';
import { registerChannelJobs } from './features/channel/register-jobs';
import { createChannelService } from './features/channel/service';
import { createClauseService } from './features/clause/service';
import { registerDoorTidying } from './features/door/tidy';
import type { DoorSettings } from './features/door/secrets';
import { createDoorService } from './features/door/service';
import { createFormService } from './features/form/service';
import { registerPlanKeeping } from './features/job/keep-plans';
import { createJobService } from './features/job/service';
import { registerTidying } from './features/job/tidy-jobs';
import { createLabelService } from './features/label/service';
import { createLogService } from './features/log/service';
import { createMembershipService } from './features/membership/service';
import { createNoticeService } from './features/notice/service';
import { registerNotificationJobs } from './features/notification/register-jobs';
import { createNotificationService } from './features/notification/service';
import { createSentinelService } from './features/sentinel/service';
import { registerHolidayDigest } from './features/today/holiday-digest';
import { createUnitService, type UnitConfig } from './features/unit/service';
import { readKeys } from './features/vault/keys';
import { registerVaultJobs } from './features/vault/register-jobs';
import { createVaultService } from './features/vault/service';
import { createWorkflowService } from './features/workflow/service';
import type { Container } from './platform/container';
import type { HashAlgorithm } from './platform/hash';
import { createTimeSource } from './platform/now';

/** Builds the services of one Strapi instance. Nothing is read from the database yet. */
export function createContainer(strapi: Core.Strapi): Container {
  const setting = <T>(name: string) => strapi.config.get(`plugin::workboard.${name}`) as T;
  const units = setting<UnitConfig>('units');
  const hash = setting<HashAlgorithm>('hash');
  const time = createTimeSource({
    override: setting<string>('now'),
    production: process.env.NODE_ENV === 'production',
    warn: (message) => strapi.log.warn(message),
  });
  const forms = createFormService(strapi);
  const clauses = createClauseService();
  const jobs = createJobService(strapi, time);
  const container: Container = {
    strapi,
    time,
    hash,
    units: createUnitService(strapi, units),
    isUnitType: (uid) => uid === units.type,
    members: createMembershipService(strapi),
    calendars: createCalendarService(strapi),
    workflows: createWorkflowService(strapi, { forms, clauses, time }),
    forms,
    log: createLogService(strapi, hash, (version) => container.calendars.seen(version)),
    jobs,
    notifications: createNotificationService(jobs),
    notices: createNoticeService(() => container),
    bundles: createBundleService(() => container),
    channels: createChannelService(() => container),
    cards: createCardService(() => container),
    clauses,
    labels: createLabelService(strapi),
    sentinel: createSentinelService(() => container, { officeNumbers: setting<string[]>('officeNumbers') }),
    doors: createDoorService(() => container, setting<DoorSettings>('door')),
    vault: createVaultService(() => container, readKeys(setting<string[]>('personalKeys'))),
  };
  container.notices.registerJobs();
  container.bundles.registerJobs();
  registerHolidayDigest(() => container);
  registerNotificationJobs(container);
  registerCalendarJobs(container);
  registerExpiry(container);
  registerAudits(container);
  registerDuties(container);
  registerChannelJobs(container);
  registerVaultJobs(container);
  registerTidying(strapi, jobs, time);
  registerPlanKeeping(strapi, jobs);
  registerDoorTidying(container);
  return container;
}
