import type { z } from 'zod';
import { alertOperations } from './alert.ts';
import { approvalOperations } from './approval.ts';
import { auditOperations } from './audit.ts';
import { blackoutOperations } from './blackout.ts';
import { calendarDriftOperations } from './calendar-drift.ts';
import { calendarFeedOperations } from './calendar-feed.ts';
import { costCenterOperations } from './cost-center.ts';
import { driverOperations } from './driver.ts';
import { equipmentOperations } from './equipment.ts';
import { geofenceOperations } from './geofence.ts';
import { handoverOperations } from './handover.ts';
import { holdOperations } from './hold.ts';
import { importOperations } from './import.ts';
import { maintenanceOperations } from './maintenance.ts';
import { meOperations } from './me.ts';
import { noteOperations } from './note.ts';
import { photoOperations } from './photo.ts';
import { poolOperations } from './pool.ts';
import { positionOperations } from './position.ts';
import { reportOperations } from './report.ts';
import { reservationOperations } from './reservation.ts';
import { reservationMailOperations } from './reservation-mail.ts';
import { seriesOperations } from './series.ts';
import { telematicsOperations } from './telematics.ts';
import { tenantOperations } from './tenant.ts';
import { timelineOperations } from './timeline.ts';
import { tripOperations } from './trip.ts';
import { userOperations } from './user.ts';
import { vehicleOperations } from './vehicle.ts';
import { vehicleClassOperations } from './vehicle-class.ts';
import { vehicleDocumentOperations } from './vehicle-document.ts';
import { vehicleScheduleOperations } from './vehicle-schedule.ts';
import { waitlistOperations } from './waitlist.ts';
import { webhookOperations } from './webhook.ts';

/** Everything the API can do, by name. */
export const operations = {
  ...meOperations,
  ...webhookOperations,
  ...userOperations,
  ...tenantOperations,
  ...photoOperations,
  ...calendarFeedOperations,
  ...calendarDriftOperations,
  ...vehicleOperations,
  ...reservationOperations,
  ...seriesOperations,
  ...timelineOperations,
  ...approvalOperations,
  ...holdOperations,
  ...handoverOperations,
  ...noteOperations,
  ...reservationMailOperations,
  ...waitlistOperations,
  ...costCenterOperations,
  ...auditOperations,
  ...blackoutOperations,
  ...driverOperations,
  ...equipmentOperations,
  ...importOperations,
  ...maintenanceOperations,
  ...poolOperations,
  ...reportOperations,
  ...vehicleClassOperations,
  ...vehicleDocumentOperations,
  ...vehicleScheduleOperations,
  ...tripOperations,
  ...telematicsOperations,
  ...positionOperations,
  ...geofenceOperations,
  ...alertOperations,
};

export type Operations = typeof operations;
export type OperationName = keyof Operations;
/** What a caller gives, before defaults. */
export type OperationInput<Name extends OperationName> = z.input<Operations[Name]['input']>;
/** What a command receives: validated, defaults filled in. */
export type OperationArguments<Name extends OperationName> = z.output<Operations[Name]['input']>;
export type OperationOutput<Name extends OperationName> = z.output<Operations[Name]['output']>;
