/** Every operation of the table as a route; an operation without a handler does not compile. */
import type { Operation } from '@fleet/contracts/operation.ts';
import { type OperationName, operations } from '@fleet/contracts/operations.ts';
import type { Request, RequestHandlerType, Response, Server } from 'restify';
import type { UserContext } from '../domain/command-context.ts';
import { type Authenticate, bearerToken } from './authenticate.ts';
import { costCenterHandlers } from './cost-centers.ts';
import { meHandlers } from './me.ts';
import type { OperationHandlers } from './operation-handler.ts';
import { readOperationInput } from './operation-input.ts';
import { HttpProblem } from './problem.ts';
import { readJsonBody } from './read-json-body.ts';
import type { RequestLimits } from './request-limits.ts';
import { describeCaller } from './request-log.ts';
import { reservationHandlers } from './reservations.ts';
import { vehicleHandlers } from './vehicles.ts';

const handlers: OperationHandlers = {
  ...meHandlers,
  ...vehicleHandlers,
  ...reservationHandlers,
  ...costCenterHandlers,
};

const maximumBodyBytes = 64 * 1024;

const methods = { GET: 'get', POST: 'post', PATCH: 'patch', DELETE: 'del' } as const;

export function mountOperations(server: Server, authenticate: Authenticate, limits: RequestLimits): void {
  const readBody = readJsonBody(maximumBodyBytes);
  const admitAddress = async (request: Request, _response: Response) => limits.admitAddress(request);
  for (const name of Object.keys(operations) as OperationName[]) {
    const operation: Operation = operations[name];
    const run = handlers[name] as (context: UserContext, input: unknown) => Promise<unknown>;
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const answer = async (request: Request, response: Response) => {
      const { authorization, 'x-tenant-id': tenantId } = request.headers;
      const credentials = { token: bearerToken(authorization), tenantId: [tenantId].flat()[0] };
      const options = { tenantOptional: operation.tenantHeaderOptional };
      const { context } = await authenticate(credentials, options);
      describeCaller(request, context);
      await limits.admitUser(context, operation.method === 'GET' ? 'read' : 'write');
      if (!operation.roles.some((role) => context.actor.roles.includes(role))) {
        throw new HttpProblem('FORBIDDEN', 'Your role does not allow this. Ask your administrator.');
      }
      const result = await run(context, readOperationInput(operation, request));
      // What the contract does not name does not leave.
      const body = JSON.stringify(operation.output.parse(result));
      response.writeHead(operation.status, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
        'cache-control': 'no-store',
      });
      response.end(body);
    };
    server[methods[operation.method]](
      path,
      admitAddress as RequestHandlerType,
      ...readBody,
      answer as RequestHandlerType,
    );
  }
}
