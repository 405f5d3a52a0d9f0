/** Every operation of the table as a route; an operation without a handler does not compile. */
import type { Operation } from '@fleet/contracts/operation.ts';
import { type OperationName, operations } from '@fleet/contracts/operations.ts';
import type { Request, RequestHandlerType, Response, Server } from 'restify';
import type { UserContext } from '../domain/command-context.ts';
import type { SecretBox } from '../domain/secret-box.ts';
import { inSpan } from '../telemetry/tracing.ts';
import { alertHandlers } from './alerts.ts';
import { answerOperation } from './answer-operation.ts';
import { approvalHandlers } from './approvals.ts';
import { auditHandlers } from './audit.ts';
import { type Authenticate, bearerToken } from './authenticate.ts';
import { blackoutHandlers } from './blackouts.ts';
import { type BusyTimesOptions, busyTimesHandlers } from './busy-times.ts';
import { calendarDriftHandlers } from './calendar-drift.ts';
import { calendarFeedHandlers } from './calendar-feeds.ts';
import { costCenterHandlers } from './cost-centers.ts';
import { driverHandlers } from './drivers.ts';
import { equipmentHandlers } from './equipment.ts';
import { geofenceHandlers } from './geofences.ts';
import { handoverHandlers } from './handovers.ts';
import { holdHandlers } from './holds.ts';
import { keyedContext } from './idempotency-key.ts';
import { importHandlers } from './imports.ts';
import { maintenanceHandlers } from './maintenance.ts';
import { meHandlers } from './me.ts';
import { noteHandlers } from './notes.ts';
import type { OperationHandlers } from './operation-handler.ts';
import { readOperationInput } from './operation-input.ts';
import { photoHandlers } from './photos.ts';
import { poolHandlers } from './pools.ts';
import { positionHandlers } from './positions.ts';
import { HttpProblem } from './problem.ts';
import { reportHandlers } from './reports.ts';
import type { RequestLimits } from './request-limits.ts';
import { describeCaller } from './request-log.ts';
import { reservationMailHandlers } from './reservation-mails.ts';
import { reservationHandlers } from './reservations.ts';
import { seriesHandlers } from './series.ts';
import { telematicsHandlers } from './telematics.ts';
import { tenantHandlers } from './tenants.ts';
import { timelineHandlers } from './timeline.ts';
import { tripHandlers } from './trips.ts';
import { userHandlers } from './users.ts';
import { vehicleClassHandlers } from './vehicle-classes.ts';
import { vehicleDocumentHandlers } from './vehicle-documents.ts';
import { vehicleHandlers } from './vehicles.ts';
import { waitlistHandlers } from './waitlist.ts';
import { webhookHandlers } from './webhooks.ts';

/** Of operations that need nothing but who asks for what. */
const handlers: Omit<
  OperationHandlers,
  keyof ReturnType<typeof webhookHandlers> | keyof ReturnType<typeof telematicsHandlers> | 'listMyBusyTimes'
> = {
  ...meHandlers,
  ...tenantHandlers,
  ...userHandlers,
  ...calendarFeedHandlers,
  ...photoHandlers,
  ...vehicleHandlers,
  ...reservationHandlers,
  ...seriesHandlers,
  ...timelineHandlers,
  ...approvalHandlers,
  ...holdHandlers,
  ...handoverHandlers,
  ...noteHandlers,
  ...reservationMailHandlers,
  ...waitlistHandlers,
  ...costCenterHandlers,
  ...auditHandlers,
  ...calendarDriftHandlers,
  ...blackoutHandlers,
  ...driverHandlers,
  ...equipmentHandlers,
  ...importHandlers,
  ...maintenanceHandlers,
  ...poolHandlers,
  ...reportHandlers,
  ...vehicleClassHandlers,
  ...vehicleDocumentHandlers,
  ...positionHandlers,
  ...tripHandlers,
  ...geofenceHandlers,
  ...alertHandlers,
};

const methods = { GET: 'get', POST: 'post', PATCH: 'patch', DELETE: 'del' } as const;

export interface OperationRoutesOptions extends BusyTimesOptions {
  authenticate: Authenticate;
  limits: RequestLimits;
  /** Keeps the secrets of webhooks and the credentials of telematics. */
  secretBox: SecretBox;
}

export function mountOperations(server: Server, routes: OperationRoutesOptions): void {
  const { authenticate, limits, secretBox } = routes;
  const shared = { ...handlers, ...webhookHandlers(secretBox), ...telematicsHandlers(secretBox) };
  const handlerOf = (name: OperationName, token: string | undefined): OperationHandlers[OperationName] =>
    // It acts at Microsoft in the name of whoever sent the request.
    name === 'listMyBusyTimes' ? busyTimesHandlers(routes, token ?? '')[name] : shared[name];
  for (const name of Object.keys(operations) as OperationName[]) {
    const operation: Operation = operations[name];
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const answer = async (request: Request, response: Response) => {
      const { authorization, 'x-tenant-id': tenantId, host } = request.headers;
      const credentials = { token: bearerToken(authorization), tenantId: [tenantId].flat()[0], host };
      const options = { tenantOptional: operation.tenantHeaderOptional };
      const { context } = await authenticate(credentials, options);
      describeCaller(request, context);
      await limits.admitUser(context, operation.method === 'GET' ? 'read' : 'write');
      if (!operation.roles.some((role) => context.actor.roles.includes(role))) {
        throw new HttpProblem('FORBIDDEN', 'Your role does not allow this. Ask your administrator.');
      }
      const input = await readOperationInput(operation, request);
      const run = handlerOf(name, credentials.token) as (context: UserContext, input: unknown) => Promise<unknown>;
      const result = await inSpan(name, () => run(keyedContext(context, request, { name, operation, input }), input));
      answerOperation(operation, response, result);
    };
    const admitAddress = async (asked: Request, _response: Response) => limits.admitAddress(asked);
    server[methods[operation.method]](path, admitAddress as RequestHandlerType, answer as RequestHandlerType);
  }
}
