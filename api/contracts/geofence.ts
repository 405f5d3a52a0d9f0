import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { managerRoles } from './manager-roles.ts';
import { expectedVersionSchema, operation } from './operation.ts';
import { textSchema } from './text.ts';

export const placeSchema = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

export const geofenceShapeSchema = z.discriminatedUnion('kind', [
  placeSchema.extend({ kind: z.literal('circle'), radiusMeters: z.number().min(20).max(100_000) }),
  z.object({
    kind: z.literal('polygon'),
    /** In order, the last joined to the first; at least a triangle. */
    corners: z.array(placeSchema).min(3).max(200),
  }),
]);
export type GeofenceShape = z.infer<typeof geofenceShapeSchema>;

const alertOnSchema = z.enum(['none', 'enter', 'exit', 'both']);

export const geofenceSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  shape: geofenceShapeSchema,
  /** Whose site it is: vehicles of this pool check themselves out and in there. */
  poolId: z.uuid().nullable(),
  alertOn: alertOnSchema,
  /** How many vehicles are inside now. */
  vehiclesInside: z.int(),
  version: z.int(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
});
export type Geofence = z.infer<typeof geofenceSchema>;

const members = {
  name: textSchema(80).min(1),
  shape: geofenceShapeSchema,
  poolId: z.uuid().nullable(),
  alertOn: alertOnSchema,
};
const geofenceIdInput = { geofenceId: z.uuid() };

export const geofenceOperations = {
  listGeofences: operation({
    method: 'GET',
    path: '/api/v1/geofences',
    summary: 'The areas that vehicles are seen to enter and leave, by name',
    input: z.strictObject({}),
    output: z.object({ geofences: z.array(geofenceSchema) }),
    status: 200,
    roles: managerRoles,
  }),
  createGeofence: operation({
    method: 'POST',
    path: '/api/v1/geofences',
    summary: 'Draw an area, such as the site of a pool',
    input: z.strictObject({ ...members, poolId: members.poolId.default(null), alertOn: alertOnSchema.default('none') }),
    output: geofenceSchema,
    status: 201,
    roles: managerRoles,
  }),
  updateGeofence: operation({
    method: 'PATCH',
    path: '/api/v1/geofences/{geofenceId}',
    summary: 'Change an area; what was seen before stays as it was',
    input: z.strictObject({
      ...geofenceIdInput,
      expectedVersion: expectedVersionSchema,
      ...z.object(members).partial().shape,
    }),
    output: geofenceSchema,
    status: 200,
    roles: managerRoles,
  }),
  deleteGeofence: operation({
    method: 'DELETE',
    path: '/api/v1/geofences/{geofenceId}',
    summary: 'Remove an area with the record of who was in it',
    input: z.strictObject({ ...geofenceIdInput, expectedVersion: expectedVersionSchema }),
    output: geofenceSchema,
    status: 200,
    roles: managerRoles,
  }),
};
