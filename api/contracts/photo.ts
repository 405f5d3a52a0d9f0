import { z } from 'zod';
import { instantSchema } from './instant.ts';
import { fileSchema, operation, roles } from './operation.ts';

export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const maximumPhotoBytes = 5 * 1024 * 1024;
export const maximumPhotosADay = 100;

export const photoSchema = z.object({
  id: z.uuid(),
  /** Found in the content. */
  contentType: z.enum(photoTypes),
  sizeBytes: z.int(),
  createdAt: instantSchema,
});
export type Photo = z.infer<typeof photoSchema>;

export const photoOperations = {
  uploadPhoto: operation({
    method: 'POST',
    path: '/api/v1/photos',
    summary: 'Upload a picture, to attach it to a handover, a vehicle or the branding',
    input: z.strictObject({ content: z.instanceof(Uint8Array) }),
    rawBody: { member: 'content', contentTypes: photoTypes, maximumBytes: maximumPhotoBytes },
    output: photoSchema,
    status: 201,
    roles,
  }),
  getPhoto: operation({
    method: 'GET',
    path: '/api/v1/photos/{photoId}',
    summary: 'The picture itself, for whoever uploaded it, manages the fleet or may see what it is attached to',
    input: z.strictObject({ photoId: z.uuid() }),
    output: fileSchema,
    fileTypes: photoTypes,
    status: 200,
    roles,
  }),
};
